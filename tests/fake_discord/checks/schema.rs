//! Is a body valid by Discord's OpenAPI file, where that file is at hand?

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use super::Problem;
use crate::fake_discord::rest::call::{Answer, Call};

/// The file, seen from the package; the checks are off where it isn't.
const FILE: &str = "../shared/discord/openapi.json";

/// The address under which the file is known to its own references.
const ADDRESS: &str = "https://discord.com/openapi.json";

/// Where an operation has its body.
const REQUEST: &str = "requestBody";

/// Of the errors of one body, this many are shown.
const SHOWN: usize = 3;

/// Where a run of tests wants to know how many bodies were checked: a file, see `.ci/bodies`.
const TALLY: &str = "BODIES_LOG";

static CHECKED: AtomicUsize = AtomicUsize::new(0);
/// Those that were not told yet, and how many of them the file doesn't allow.
static UNTOLD: AtomicUsize = AtomicUsize::new(0);
static INVALID: AtomicUsize = AtomicUsize::new(0);

/// How many bodies were checked in this process; 0 where the file is missing.
pub(crate) fn bodies_checked() -> usize {
    CHECKED.load(Ordering::Relaxed)
}

/// Adds a line to the tally: these tests, the bodies that they checked since the last line, and how
/// many of those were invalid.
pub(crate) fn tally() {
    let Some(file) = std::env::var_os(TALLY) else { return };
    let tests = std::env::current_exe().expect("these tests are a program");
    let tests = tests.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (checked, invalid) = (UNTOLD.swap(0, Ordering::Relaxed), INVALID.swap(0, Ordering::Relaxed));
    let mut file = OpenOptions::new().create(true).append(true).open(file).expect("the tally opens");
    file.write_all(format!("{tests} {checked} {invalid}\n").as_bytes()).expect("the tally takes a line");
}

static DOCUMENT: LazyLock<Option<Value>> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let text = std::fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).expect("Discord's OpenAPI file is JSON"))
});

static REGISTRY: LazyLock<Registry<'static>> = LazyLock::new(|| {
    let document = DOCUMENT.as_ref().expect("only asked for where the file is");
    let registry = Registry::new().add(ADDRESS, document).expect("the file is a resource");
    registry.prepare().expect("the file refers to nothing outside of it")
});

/// The validators that were needed so far, by route and part.
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// What is wrong with a request by the file: its route, or its body.
pub(super) fn check(call: &Call) -> Vec<Problem> {
    let Some(document) = DOCUMENT.as_ref() else { return Vec::new() };
    let operation = &document["paths"][call.template][call.method.to_lowercase()];
    if operation.is_null() {
        let what = format!("{} isn't in the OpenAPI file", call.route());
        return vec![Problem::new("", "OPENAPI_ROUTE", &what)];
    }
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    if schema.is_null() || call.body.is_null() {
        return Vec::new();
    }
    let found = problems(&validator(call, REQUEST), &coerced(&call.body));
    CHECKED.fetch_add(1, Ordering::Relaxed);
    UNTOLD.fetch_add(1, Ordering::Relaxed);
    INVALID.fetch_add(usize::from(!found.is_empty()), Ordering::Relaxed);
    found
}

/// What is wrong with the fake's own answer to a request that went well.
pub(super) fn check_answer(call: &Call, answer: &Answer) -> Vec<Problem> {
    let (Some(document), Some(body)) = (DOCUMENT.as_ref(), &answer.body) else { return Vec::new() };
    let operation = &document["paths"][call.template][call.method.to_lowercase()];
    let response = &operation["responses"][answer.status.to_string()];
    if response["content"]["application/json"]["schema"].is_null() {
        return Vec::new();
    }
    problems(&validator(call, &format!("responses/{}", answer.status)), body)
}

fn problems(validator: &Validator, body: &Value) -> Vec<Problem> {
    let errors = validator.iter_errors(body).take(SHOWN).map(|error| {
        let path = error.instance_path().to_string().trim_start_matches('/').replace('/', ".");
        Problem::new(&path, "OPENAPI_SCHEMA", &error.to_string())
    });
    errors.collect()
}

fn validator(call: &Call, part: &str) -> Arc<Validator> {
    let mut known = VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner);
    let made = known.entry(format!("{} {part}", call.route())).or_insert_with(|| {
        let path = escaped(call.template);
        let method = call.method.to_lowercase();
        let schema = "content/application~1json/schema";
        let reference = json!({ "$ref": format!("{ADDRESS}#/paths/{path}/{method}/{part}/{schema}") });
        let validator = jsonschema::draft202012::options()
            .with_registry(&REGISTRY)
            .should_validate_formats(true)
            .build(&reference);
        Arc::new(validator.unwrap_or_else(|why| panic!("the schema of {}: {why}", call.route())))
    });
    Arc::clone(made)
}

/// A path template as part of a JSON pointer in a URL.
fn escaped(template: &str) -> String {
    let pointer = template.replace('~', "~0").replace('/', "~1");
    pointer.replace('{', "%7B").replace('}', "%7D").replace('@', "%40")
}

/// A body with the numbers in strings, and the other way around, that Discord takes though the file
/// doesn't say so: the permissions of a command, and the index of an attachment.
fn coerced(body: &Value) -> Value {
    let mut body = body.clone();
    if let Some(commands) = body.as_array_mut() {
        commands.iter_mut().for_each(coerce_permissions);
    } else {
        coerce_permissions(&mut body);
        for message in ["/attachments", "/data/attachments", "/message/attachments"] {
            body.pointer_mut(message).into_iter().for_each(coerce_ids);
        }
    }
    body
}

fn coerce_permissions(command: &mut Value) {
    let Some(bits) = command.get_mut("default_member_permissions") else { return };
    if let Some(number) = bits.as_str().and_then(|text| text.parse::<u64>().ok()) {
        *bits = json!(number);
    }
}

fn coerce_ids(attachments: &mut Value) {
    for attachment in attachments.as_array_mut().into_iter().flatten() {
        if let Some(index) = attachment["id"].as_u64() {
            attachment["id"] = json!(index.to_string());
        }
    }
}

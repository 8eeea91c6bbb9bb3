//! What is a request, and what can come back? Calls, answers, and Discord's errors.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Instant;

use serde_json::{Value, json};

use crate::fake_discord::checks::Problem;
use crate::fake_discord::transcript::brief;
use crate::fake_discord::world::files::Upload;
use crate::fake_discord::world::ids::Id;

/// A request to a known route.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) method: &'static str,
    pub(crate) template: &'static str,
    pub(crate) path: String,
    pub(crate) params: Vec<String>,
    pub(crate) query: BTreeMap<String, String>,
    /// The JSON body; null if there is none.
    pub(crate) body: Value,
    /// When it came.
    pub(crate) arrived: Instant,
    /// The files that were sent along.
    pub(crate) uploads: Vec<Upload>,
}

impl Call {
    /// The nth parameter of the path.
    pub(crate) fn param(&self, n: usize) -> &str {
        self.params.get(n).map_or("", String::as_str)
    }

    /// The nth parameter of the path, which is an id.
    pub(crate) fn id(&self, n: usize) -> Result<Id, ApiError> {
        self.param(n).parse().map_err(|_| {
            let problem = Problem::new("", "NUMBER_TYPE_COERCE", "Value is not snowflake.");
            ApiError::invalid(&[problem])
        })
    }

    /// Method and route, as faults and counters name them.
    pub(crate) fn route(&self) -> String {
        format!("{} {}", self.method, self.template)
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        for (at, (key, value)) in self.query.iter().enumerate() {
            write!(f, "{}{key}={value}", if at == 0 { '?' } else { '&' })?;
        }
        if self.body.is_null() { Ok(()) } else { write!(f, " {}", brief(&self.body)) }
    }
}

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<Value>,
}

impl Answer {
    /// 200 with a body.
    pub(crate) fn ok(body: Value) -> Result<Answer, ApiError> {
        Ok(Answer { status: 200, headers: Vec::new(), body: Some(body) })
    }

    /// 201 with a body.
    pub(crate) fn created(body: Value) -> Result<Answer, ApiError> {
        Ok(Answer { status: 201, headers: Vec::new(), body: Some(body) })
    }

    /// 204, without a body.
    pub(crate) fn nothing() -> Result<Answer, ApiError> {
        Ok(Answer { status: 204, headers: Vec::new(), body: None })
    }
}

impl From<ApiError> for Answer {
    fn from(error: ApiError) -> Answer {
        let mut body = json!({ "code": error.code, "message": error.message });
        if let Some(errors) = error.errors {
            body["errors"] = errors;
        }
        Answer { status: error.status, headers: Vec::new(), body: Some(body) }
    }
}

/// One of Discord's errors.
#[derive(Clone, Debug)]
pub(crate) struct ApiError {
    status: u16,
    code: u64,
    message: String,
    errors: Option<Value>,
}

impl ApiError {
    /// An error with this status, code and message.
    pub(crate) fn new(status: u16, code: u64, message: &str) -> ApiError {
        ApiError { status, code, message: message.to_owned(), errors: None }
    }

    /// Something that isn't there.
    pub(crate) fn unknown(code: u64, thing: &str) -> ApiError {
        ApiError::new(404, code, &format!("Unknown {thing}"))
    }

    pub(crate) fn unknown_message() -> ApiError {
        ApiError::unknown(10008, "Message")
    }

    pub(crate) fn missing_access() -> ApiError {
        ApiError::new(403, 50001, "Missing Access")
    }

    pub(crate) fn missing_permissions() -> ApiError {
        ApiError::new(403, 50013, "Missing Permissions")
    }

    /// 50035: a form body with these problems, as a tree along their paths.
    pub(crate) fn invalid(problems: &[Problem]) -> ApiError {
        let mut tree = json!({});
        for problem in problems {
            let mut node = &mut tree;
            for step in problem.path.split('.').filter(|step| !step.is_empty()) {
                node = &mut node[step];
            }
            let list = &mut node["_errors"];
            if list.is_null() {
                *list = json!([]);
            }
            if let Some(list) = list.as_array_mut() {
                list.push(json!({ "code": problem.code, "message": problem.message }));
            }
        }
        ApiError { errors: Some(tree), ..ApiError::new(400, 50035, "Invalid Form Body") }
    }
}

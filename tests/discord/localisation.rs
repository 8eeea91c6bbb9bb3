//! Does every command, option and choice have its words in each language?

use serde_json::Value;

use super::bot::Scene;

/// What has a name: the path to it, and what is registered of it.
fn named<'c>(path: &str, thing: &'c Value, found: &mut Vec<(String, &'c Value)>) {
    let path = format!("{path}/{}", thing["name"].as_str().expect("a name"));
    for list in ["options", "choices"] {
        for part in thing[list].as_array().into_iter().flatten() {
            named(&path, part, found);
        }
    }
    found.push((path, thing));
}

#[tokio::test]
async fn every_command_option_and_choice_is_in_dutch_and_english() {
    let scene = Scene::set("nl").await;
    let commands: Vec<Value> =
        scene.discord.commands().iter().filter_map(|name| scene.discord.command(name)).collect();
    assert!(!commands.is_empty());
    let mut things = Vec::new();
    for command in &commands {
        named("", command, &mut things);
    }
    for (path, thing) in things {
        for kind in ["name", "description"] {
            let Some(default) = thing[kind].as_str().filter(|text| !text.is_empty()) else { continue };
            let localised = &thing[format!("{kind}_localizations")];
            for locale in ["en-US", "en-GB"] {
                assert_eq!(localised[locale], default, "{path}: {kind} in {locale}");
            }
            let dutch = localised["nl"].as_str().unwrap_or_else(|| panic!("{path}: no Dutch {kind}"));
            if kind == "description" {
                assert_ne!(dutch, default, "{path}: the description is not translated");
                assert!(!dutch.ends_with('.') && !default.ends_with('.'), "{path}: no full stop at its end");
            }
        }
    }
    scene.end().await;
}

#[tokio::test]
async fn no_two_options_of_a_command_have_the_same_name_in_a_language() {
    let scene = Scene::set("nl").await;
    for name in scene.discord.commands() {
        let command = scene.discord.command(&name).expect("it is registered");
        let options = command["options"].as_array().into_iter().flatten();
        let mut names: Vec<_> = options.map(|option| option["name_localizations"]["nl"].as_str()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "/{name}");
    }
    scene.end().await;
}

//! Which files are there? Those sent along with messages, and those people give to commands.

use serde_json::{Value, json};

use super::World;
use super::ids::Id;

/// A file.
#[derive(Clone, Debug)]
pub(crate) struct FileData {
    pub(crate) name: String,
    pub(crate) content: Vec<u8>,
}

/// A file in a request: the index its attachment refers to it by, its name and its content.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) index: String,
    pub(crate) name: String,
    pub(crate) content: Vec<u8>,
}

impl World {
    /// Keeps a file.
    pub(crate) fn store_file(&mut self, name: &str, content: Vec<u8>) -> Id {
        let id = self.ids.next();
        self.files.insert(id, FileData { name: name.to_owned(), content });
        id
    }

    /// A file as Discord writes it; one that was only named has a single byte.
    pub(crate) fn attachment(&self, id: Id, name: &str) -> Value {
        let size = self.files.get(&id).map_or(1, |file| file.content.len());
        // What an address can't have is left out of it, as Discord does.
        let last: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "._-".contains(*c)).collect();
        let url = format!("http://127.0.0.1:{}/attachments/{id}/{last}", self.port);
        json!({ "id": id, "filename": name, "size": size, "url": url, "proxy_url": url })
    }

    /// Puts in the place of a message's list of attachments, which refers to uploads by index and
    /// to earlier files by id, what they have become.
    pub(crate) fn take_files(&mut self, message: &mut Value, uploads: &[Upload]) {
        let listed = message["attachments"].as_array().cloned();
        if listed.is_none() && uploads.is_empty() {
            return;
        }
        let all = || uploads.iter().map(|upload| json!({ "id": upload.index })).collect();
        let listed: Vec<Value> = listed.unwrap_or_else(all);
        let kept = listed.iter().filter_map(|entry| {
            let id = entry["id"].as_str().map_or_else(|| entry["id"].to_string(), str::to_owned);
            if let Some(upload) = uploads.iter().find(|upload| upload.index == id) {
                let stored = self.store_file(&upload.name, upload.content.clone());
                return Some(self.attachment(stored, &upload.name));
            }
            let earlier = id.parse().ok()?;
            self.files.get(&earlier).map(|file| self.attachment(earlier, &file.name))
        });
        message["attachments"] = kept.collect();
    }
}

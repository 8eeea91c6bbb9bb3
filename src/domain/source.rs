//! Where does a document have its facts from?

use serde::{Deserialize, Serialize};

/// A work that a document rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The short name by which sections say that they rest on it, such as `granovetter-1973`. It is
    /// not shown.
    #[serde(default, skip_serializing)]
    pub key: Option<String>,
    /// Who wrote it, as it should be shown.
    #[serde(default)]
    pub author: Option<String>,
    /// Its title.
    pub title: String,
    /// When it appeared: a year, or a date such as `2012-09-02`.
    #[serde(default)]
    pub date: Option<String>,
    /// Where it can be read: an `http` or `https` address.
    #[serde(default)]
    pub url: Option<String>,
    /// Under which licence it may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

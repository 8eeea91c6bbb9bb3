//! What is remembered between two looks at what the documents lack?

use std::sync::{Arc, Mutex, PoisonError};

use meaning::Model;

use super::merge::Merger;

/// What puts questions together: made when it is first needed.
#[derive(Default)]
pub(crate) struct Gaps {
    /// Whether it has the model, and itself.
    merger: Mutex<Option<(bool, Arc<Merger>)>>,
}

impl Gaps {
    /// What puts questions together, with the model as soon as there is one; `None` where that can't be made, which is
    /// logged.
    pub(super) fn merger(&self, model: Option<Arc<Model>>) -> Option<Arc<Merger>> {
        let mut known = self.merger.lock().unwrap_or_else(PoisonError::into_inner);
        let has_model = model.is_some();
        if let Some((had_model, merger)) = known.as_ref()
            && *had_model == has_model
        {
            return Some(merger.clone());
        }
        match Merger::new(model) {
            Ok(merger) => Some(known.insert((has_model, Arc::new(merger))).1.clone()),
            Err(error) => {
                tracing::error!(%error, "making what puts questions together");
                None
            }
        }
    }
}

//! In which order do the passages stand? (The reranker.)

pub(crate) mod hash_table;
pub(crate) mod headings;
pub(crate) mod nearness;
pub(crate) mod pipeline;
pub(crate) mod ranked;
pub(crate) mod rerank;
pub(crate) mod section_order;
pub(crate) mod within;

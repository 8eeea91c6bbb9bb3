//! What do presses of buttons and choices in menus do?

pub(crate) mod panels;
pub(crate) mod press;
pub(crate) mod read_more;
pub(crate) mod sharing;
pub(crate) mod taking_back;
pub(crate) mod wakes;

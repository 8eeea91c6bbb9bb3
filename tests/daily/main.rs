//! Does every server get its quote of the day, once, whatever happens?

mod when;

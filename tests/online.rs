//! What needs a database or Discord, of which a fake stands in here: what is kept, what members and
//! moderators meet, the quote of the day, and many people at once. One program, since linking takes the
//! most time.

mod daily;
mod discord;
mod fake_discord;
mod group;
mod helpers;
mod load;
mod own;
mod store;

//! What needs neither Discord nor a database: the documents, the search, the terminal, the settings of
//! the program, and the house itself. One program, since linking takes the most time.

mod asks_people;
mod catalogue;
mod config;
mod corpus;
mod folder;
mod golden;
mod handbook;
mod handbooks;
mod house;
mod import;
mod judgement;
mod kinds_of_groups;
mod layers;
mod manual;
mod metrics;
mod packaging;
mod phone;
mod polite;
mod promises;
mod ranking;
mod reactions;
mod reload;
mod suggesting;
mod terminal;
mod texts;
mod tongue;
mod typing;
mod watching;

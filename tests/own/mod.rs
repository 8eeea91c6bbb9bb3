//! Is a server answered from what it has of its own, and from nothing that another has?

mod adding;
mod hostile;
mod kept;
mod news;
mod shown;

//! What people want to know, put together from what a store can be asked.
//!
//! **In:** a [`Store`](crate::Store) and a request. **Out:** an answer for a reader: of a search the hits that are surer than
//! not, with [advice](crate::answer::Advice) on what is left out or was mistyped; whether somebody [said](verify) something; how
//! speakers [`compare()`] in time; what a person should look at ([`review()`]); what is new since the last time ([`unseen()`]).
//! Every front end asks here, and words what comes back.

mod actors;
mod batch;
mod compare;
mod review;
mod search;
mod unseen;
mod verify;

pub use actors::meant_actor;
pub use batch::{Line, batch};
pub use compare::{Comparison, Moments, compare};
pub use review::{Review, review};
pub use search::{articles, quotes, search};
pub use unseen::{ids, unseen};
pub use verify::verify;

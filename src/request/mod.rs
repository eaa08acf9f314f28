//! What is asked of a collection, as plain data.
//!
//! **In:** a query that was [read](crate::query). **Out:** requests that can be sent, kept and compared: typed, in JSON both
//! ways, without anything of an index in them. What comes back is an [answer](crate::answer).

mod actors;
mod search;
mod version;

pub use actors::{ActorOrder, ActorsRequest};
pub use search::{FacetField, SearchRequest, Sort, Unit};
pub use version::Version;

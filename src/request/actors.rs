//! Asking who is in a collection.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Version;
use crate::actors::ActorKind;

/// In which order actors are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorOrder {
    /// Those with most quotes first.
    #[default]
    Quotes,
    /// Those whom most articles name first.
    Mentions,
}

/// Which actors are asked for. The default asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
#[non_exhaustive]
pub struct ActorsRequest {
    /// Of this contract.
    pub version: Version,
    /// Words that stand in the name.
    pub name: Option<String>,
    /// Only this kind.
    pub kind: Option<ActorKind>,
    /// An institution, or words of its name, that the actor speaks for.
    pub affiliation: Option<String>,
    /// Only those whom an article of this day or a later one names.
    pub since: Option<Date>,
    /// In which order.
    pub order: ActorOrder,
}

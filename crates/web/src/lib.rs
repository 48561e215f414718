//! Pages of finished strings, their templates, and the texts of Mila in three languages.
//! It decides nothing and reads no mail: rules are in `domain`, use cases in `desk`.

pub mod doors;
pub mod letter;
pub mod pages;
pub mod recent;
pub mod templates;
pub mod texts;
pub mod tidy;

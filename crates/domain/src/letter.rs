//! A letter opened to be shown: its text, its HTML, what is attached. `wire::mime` makes it from the raw bytes each
//! time somebody looks, so that nothing that was understood once has to be trusted for ever.

/// What a reader sees of one message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenLetter {
    /// The plain text, or the text of the HTML part where there is no plain one.
    pub text: String,
    /// The HTML part as it came: hostile until it is cleaned.
    pub html: Option<String>,
    /// Everything else that hangs on the message, pictures inside the HTML included, in the order of the message.
    pub attachments: Vec<Attachment>,
}

/// One thing that hangs on a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its place in [`OpenLetter::attachments`], by which it is asked for.
    pub number: u16,
    /// The file name as the sender gave it, without folders and control characters.
    pub name: Option<String>,
    /// `image/png`, in lower case, as the sender says.
    pub media: String,
    /// Length in bytes once unwrapped.
    pub size: u64,
    /// The Content-ID without angle brackets, by which the HTML shows it.
    pub content_id: Option<String>,
    /// Whether it is shown inside the letter and so not listed below it.
    pub is_inline: bool,
}

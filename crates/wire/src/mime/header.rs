//! The header of a message or part: which fields there are and where their values lie.
//! Values are not understood here; `fields` does that for the few that are needed.

/// A message whose header is longer is not opened; 256 KiB.
pub const LONGEST_HEADER: usize = 256 << 10;
/// So many fields of one name are kept where a name may repeat.
const MOST_REPEATS: usize = 4;

/// One line group of a header.
pub enum Item<'a> {
    /// `Name: value`, folded lines and the last line end included in the value.
    Field { name: &'a [u8], value: &'a [u8] },
    /// A line that is no field.
    Stray,
}

/// Walks over the fields of a header that begins at the first byte of `raw`.
pub struct Items<'a> {
    raw: &'a [u8],
    at: usize,
    is_over: bool,
}

impl<'a> Items<'a> {
    pub const fn new(raw: &'a [u8]) -> Self {
        Self { raw, at: 0, is_over: false }
    }

    /// Where the body begins, once the walk is over.
    pub const fn body(&self) -> usize {
        self.at
    }

    /// Ends the walk before the line that was just returned, which belongs to the body.
    fn end_before(&mut self, at: usize) {
        self.at = at;
        self.is_over = true;
    }

    fn line_end(&self, from: usize) -> usize {
        memchr::memchr(b'\n', &self.raw[from..]).map_or(self.raw.len(), |length| from + length + 1)
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = (usize, Item<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        if self.is_over || start >= self.raw.len() || start > LONGEST_HEADER {
            return None;
        }
        let mut end = self.line_end(start);
        if matches!(&self.raw[start..end], b"\n" | b"\r\n" | b"\r") {
            self.end_before(end);
            return None;
        }
        while matches!(self.raw.get(end), Some(b' ' | b'\t')) {
            end = self.line_end(end);
        }
        self.at = end;
        let line = &self.raw[start..end];
        let colon = memchr::memchr(b':', &line[..line.len().min(128)]);
        let item = match colon.map(|colon| (line[..colon].trim_ascii_end(), &line[colon + 1..])) {
            Some((name, value)) if !name.is_empty() && name.iter().all(u8::is_ascii_graphic) => Item::Field { name, value },
            _ => Item::Stray,
        };
        Some((start, item))
    }
}

/// The values of the fields that Mila needs, raw.
#[expect(clippy::struct_excessive_bools, reason = "each is one field that is there or not; none depends on another")]
#[derive(Default)]
pub struct Header<'a> {
    /// How many fields there are.
    pub fields: usize,
    /// Where the body begins.
    pub body: usize,
    pub message_id: Option<&'a [u8]>,
    pub in_reply_to: Option<&'a [u8]>,
    pub references: Option<&'a [u8]>,
    pub date: Option<&'a [u8]>,
    /// The topmost one.
    pub received: Option<&'a [u8]>,
    pub subject: Option<&'a [u8]>,
    pub from: Vec<&'a [u8]>,
    pub reply_to: Vec<&'a [u8]>,
    pub to: Vec<&'a [u8]>,
    pub cc: Vec<&'a [u8]>,
    pub bcc: Vec<&'a [u8]>,
    pub labels: Option<&'a [u8]>,
    pub precedence: Option<&'a [u8]>,
    pub auto_submitted: Option<&'a [u8]>,
    pub delivered_to: Option<&'a [u8]>,
    pub sender: Option<&'a [u8]>,
    pub return_path: Option<&'a [u8]>,
    pub autoreply: Option<&'a [u8]>,
    pub mozilla_status: Option<&'a [u8]>,
    pub has_list_id: bool,
    pub has_list_unsubscribe: bool,
    pub has_failed_recipients: bool,
    pub is_unsent: bool,
    pub has_resent_from: bool,
    pub content: ContentFields<'a>,
}

/// The fields that say what a body or part holds.
#[derive(Default, Clone, Copy)]
pub struct ContentFields<'a> {
    pub kind: Option<&'a [u8]>,
    pub encoding: Option<&'a [u8]>,
    pub disposition: Option<&'a [u8]>,
    pub id: Option<&'a [u8]>,
    pub location: Option<&'a [u8]>,
}

impl<'a> ContentFields<'a> {
    /// Reads the header of a part; gives where its body begins as well.
    pub fn of(raw: &'a [u8]) -> (Self, usize) {
        let mut content = Self::default();
        let mut items = Items::new(raw);
        while let Some((start, item)) = items.next() {
            match item {
                Item::Field { name, value } => content.take(name, value),
                Item::Stray => items.end_before(start),
            }
        }
        (content, items.body())
    }

    fn take(&mut self, name: &[u8], value: &'a [u8]) {
        let place = match name.len() {
            12 if name.eq_ignore_ascii_case(b"content-type") => &mut self.kind,
            25 if name.eq_ignore_ascii_case(b"content-transfer-encoding") => &mut self.encoding,
            19 if name.eq_ignore_ascii_case(b"content-disposition") => &mut self.disposition,
            10 if name.eq_ignore_ascii_case(b"content-id") => &mut self.id,
            16 if name.eq_ignore_ascii_case(b"content-location") => &mut self.location,
            _ => return,
        };
        place.get_or_insert(value);
    }
}

impl<'a> Header<'a> {
    /// Reads the header at the beginning of `raw`. Where lines stop looking like fields, the body begins: some
    /// programs forget the blank line. A line that was broken in the middle is passed over.
    pub fn of(raw: &'a [u8]) -> Self {
        let mut header = Self::default();
        let mut items = Items::new(raw);
        while let Some((start, item)) = items.next() {
            match item {
                Item::Field { name, value } => {
                    header.fields += 1;
                    header.take(name, value);
                }
                Item::Stray if header.fields > 0 && !goes_on(&raw[start..]) => items.end_before(start),
                Item::Stray => {}
            }
        }
        header.body = items.body().min(raw.len());
        header
    }

    fn take(&mut self, name: &[u8], value: &'a [u8]) {
        let mut lower = [0_u8; 32];
        let Some(lower) = lower.get_mut(..name.len()) else { return };
        lower.copy_from_slice(name);
        lower.make_ascii_lowercase();
        match &*lower {
            b"from" => keep(&mut self.from, value),
            b"to" => keep(&mut self.to, value),
            b"cc" => keep(&mut self.cc, value),
            b"bcc" => keep(&mut self.bcc, value),
            b"reply-to" => keep(&mut self.reply_to, value),
            b"subject" => first(&mut self.subject, value),
            b"date" => first(&mut self.date, value),
            b"message-id" => first(&mut self.message_id, value),
            b"in-reply-to" => first(&mut self.in_reply_to, value),
            b"references" => first(&mut self.references, value),
            b"received" => first(&mut self.received, value),
            b"x-gmail-labels" => first(&mut self.labels, value),
            b"precedence" | b"x-precedence" => first(&mut self.precedence, value),
            b"auto-submitted" => first(&mut self.auto_submitted, value),
            b"delivered-to" => first(&mut self.delivered_to, value),
            b"sender" => first(&mut self.sender, value),
            b"return-path" => first(&mut self.return_path, value),
            b"x-mozilla-status" => first(&mut self.mozilla_status, value),
            b"x-unsent" => self.is_unsent = value.trim_ascii() == b"1",
            b"list-id" => self.has_list_id = true,
            b"list-unsubscribe" => self.has_list_unsubscribe = true,
            b"x-autoreply" | b"x-mail-autoreply" | b"x-autorespond" | b"x-autoresponder" | b"x-autogenerated" => {
                first(&mut self.autoreply, value);
            }
            b"x-failed-recipients" => self.has_failed_recipients = true,
            b"resent-from" => self.has_resent_from = true,
            _ if lower.starts_with(b"content-") => self.content.take(name, value),
            _ => {}
        }
    }
}

/// Whether the header goes on behind a line that is no field: one that every letter has follows soon.
fn goes_on(raw: &[u8]) -> bool {
    const NEAR: usize = 8;
    let lines = raw[..raw.len().min(NEAR << 10)].split(|byte| *byte == b'\n').take(NEAR);
    raw.starts_with(b">From ")
        || lines.take_while(|line| !line.trim_ascii().is_empty()).any(|line| {
            let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
            ["from", "to", "subject", "date", "message-id", "mime-version", "content-type"]
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
        })
}

fn first<'a>(place: &mut Option<&'a [u8]>, value: &'a [u8]) {
    place.get_or_insert(value);
}

fn keep<'a>(place: &mut Vec<&'a [u8]>, value: &'a [u8]) {
    if place.len() < MOST_REPEATS {
        place.push(value);
    }
}

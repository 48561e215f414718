//! What has been granted to whom: codes, devices, refresh tokens.

use std::collections::{BTreeMap, HashMap, HashSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::Tokens;
use super::http::{Reply, string};

pub(super) const CLIENT: &str = "mila-test.apps.example.test";
pub(super) const SECRET: &str = "not-so-secret";

type Fields = BTreeMap<String, String>;

pub(super) struct Grants {
    pub(super) tokens: Tokens,
    pub(super) renewal: Renewal,
    pub(super) consent: Consent,
    pub(super) lifetime_s: u64,
    codes: HashMap<String, Code>,
    devices: HashMap<String, Device>,
    refresh: HashSet<String>,
    port: u16,
    given: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Renewal {
    Keeps,
    Rotates,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Consent {
    Given,
    Denied,
}

/// What a code was given for; it is spent at its first use.
struct Code {
    redirect_uri: String,
    challenge: String,
}

enum Device {
    Waits { user_code: String },
    Approved,
}

impl Grants {
    pub(super) fn new(port: u16) -> Self {
        Self {
            tokens: Tokens::default(),
            renewal: Renewal::Keeps,
            consent: Consent::Given,
            lifetime_s: 3599,
            codes: HashMap::new(),
            devices: HashMap::new(),
            refresh: HashSet::new(),
            port,
            given: 0,
        }
    }

    pub(super) fn revoke_all(&mut self) {
        self.tokens.remove_all();
        self.refresh.clear();
    }

    pub(super) fn approve(&mut self, code: &str) -> bool {
        let shows = |device: &&mut Device| matches!(device, Device::Waits { user_code } if user_code == code);
        let device = self.devices.values_mut().find(shows);
        device.map(|device| *device = Device::Approved).is_some()
    }

    /// Sends the browser back at once, with a code or with a refusal.
    pub(super) fn authorize(&mut self, fields: &Fields) -> Reply {
        let is = |name: &str, value: &str| field(fields, name) == value;
        let Some(mut back) = Url::parse(field(fields, "redirect_uri")).ok().filter(|_| is("client_id", CLIENT)) else {
            return Reply::error(400, "invalid_client");
        };
        let challenge = field(fields, "code_challenge");
        let is_sound = is("response_type", "code") && is("code_challenge_method", "S256") && challenge.len() == 43;
        let answer = match self.consent {
            Consent::Denied => ("error", "access_denied".to_owned()),
            Consent::Given if !is_sound => ("error", "invalid_request".to_owned()),
            Consent::Given => {
                let code = self.next("4/0A");
                let redirect_uri = field(fields, "redirect_uri").to_owned();
                self.codes.insert(code.clone(), Code { redirect_uri, challenge: challenge.to_owned() });
                ("code", code)
            }
        };
        back.query_pairs_mut().append_pair(answer.0, &answer.1).append_pair("state", field(fields, "state"));
        Reply::redirect(back.as_str())
    }

    pub(super) fn token(&mut self, fields: &Fields) -> Reply {
        let is_ours = field(fields, "client_id") == CLIENT && fields.get("client_secret").is_none_or(|secret| secret == SECRET);
        if !is_ours {
            return Reply::error(401, "invalid_client");
        }
        match field(fields, "grant_type") {
            "authorization_code" => self.token_for_code(fields),
            "refresh_token" => self.token_for_refresh(fields),
            "urn:ietf:params:oauth:grant-type:device_code" | "device_code" => self.token_for_device(fields),
            _ => Reply::error(400, "unsupported_grant_type"),
        }
    }

    /// Gives a device something to show.
    pub(super) fn device(&mut self, fields: &Fields) -> Reply {
        if field(fields, "client_id") != CLIENT {
            return Reply::error(401, "invalid_client");
        }
        let (device_code, user_code) = (self.next("AH-1"), format!("MILA-{:04}", self.given));
        self.devices.insert(device_code.clone(), Device::Waits { user_code: user_code.clone() });
        let page = string(&format!("http://127.0.0.1:{}/device", self.port));
        let (device_code, user_code) = (string(&device_code), string(&user_code));
        Reply::json(
            200,
            &[
                ("device_code", device_code),
                ("user_code", user_code),
                ("verification_uri", page.clone()),
                ("verification_url", page),
                ("expires_in", "900".to_owned()),
                ("interval", "1".to_owned()),
            ],
        )
    }

    fn token_for_code(&mut self, fields: &Fields) -> Reply {
        let code = self.codes.remove(field(fields, "code"));
        let proof = URL_SAFE_NO_PAD.encode(Sha256::digest(field(fields, "code_verifier")));
        let is_right = |code: &Code| code.challenge == proof && code.redirect_uri == field(fields, "redirect_uri");
        if code.is_some_and(|code| is_right(&code)) { self.give_both() } else { Reply::error(400, "invalid_grant") }
    }

    fn token_for_refresh(&mut self, fields: &Fields) -> Reply {
        let old = field(fields, "refresh_token");
        if !self.refresh.contains(old) {
            return Reply::error(400, "invalid_grant");
        }
        match self.renewal {
            Renewal::Keeps => self.give(&[]),
            Renewal::Rotates => {
                self.refresh.remove(old);
                self.give_both()
            }
        }
    }

    fn token_for_device(&mut self, fields: &Fields) -> Reply {
        let code = field(fields, "device_code");
        match self.devices.get(code) {
            None => Reply::error(400, "invalid_grant"),
            Some(Device::Waits { .. }) => match self.consent {
                Consent::Given => Reply::error(428, "authorization_pending"),
                Consent::Denied => Reply::error(400, "access_denied"),
            },
            Some(Device::Approved) => {
                self.devices.remove(code);
                self.give_both()
            }
        }
    }

    fn give_both(&mut self) -> Reply {
        let refresh = self.next("1//0");
        self.refresh.insert(refresh.clone());
        self.give(&[("refresh_token", string(&refresh))])
    }

    fn give(&mut self, more: &[(&str, String)]) -> Reply {
        let access = self.next("ya29.a0_");
        self.tokens.add(&access);
        let mut fields = vec![
            ("access_token", string(&access)),
            ("token_type", string("Bearer")),
            ("expires_in", self.lifetime_s.to_string()),
            ("scope", string("https://mail.google.com/")),
        ];
        fields.extend_from_slice(more);
        Reply::json(200, &fields)
    }

    /// A code or token that was not given before, nor by another server.
    fn next(&mut self, beginning: &str) -> String {
        self.given += 1;
        format!("{beginning}{}-{}", self.port, self.given)
    }
}

fn field<'fields>(fields: &'fields Fields, name: &str) -> &'fields str {
    fields.get(name).map(String::as_str).unwrap_or_default()
}

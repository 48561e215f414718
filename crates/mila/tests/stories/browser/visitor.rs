//! A browser and the hands on it: what a person can do with a page, and what can be asked of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use axum::http::Method;
use serde_json::{Map, Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::extensions::cdp::ChromeDevTools;
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{By, Cookie, Key, RequestData, SessionId, WebDriver};

use super::stage::Stage;

/// How long a page may take until it is as expected.
const PATIENCE: Duration = Duration::from_secs(30);
/// Nothing of the browser's own is to be seen or to go out; a letter's frame stays in the process of its page, so that
/// what it complains about is heard.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=IsolateSandboxedIframes",
    "--window-size=1280,900",
];

static PROFILES: AtomicU32 = AtomicU32::new(0);

/// Asks for what was written to the console since it was asked last.
#[derive(Debug)]
struct Console;

impl FormatRequestData for Console {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("/session/{session}/se/log")).add_body(json!({ "type": "browser" }))
    }
}

/// Somebody with a browser.
pub struct Visitor {
    session: Arc<SessionHandle>,
    base: String,
}

impl Visitor {
    pub async fn new(stage: &Stage, patience: &str) -> Self {
        let profile = stage.place(&format!("profile-{}", PROFILES.fetch_add(1, Ordering::Relaxed)));
        let proxy = format!("--proxy-server=http://127.0.0.1:{}", stage.trap.port);
        let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        flags.extend([proxy, format!("--user-data-dir={}", profile.display())]);
        let wishes = json!({
            "browserName": "chrome",
            "pageLoadStrategy": patience,
            "goog:chromeOptions": { "args": flags },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let wishes: Map<String, Value> = serde_json::from_value(wishes).unwrap();
        let driver = WebDriver::new(&stage.driver, wishes).await.unwrap();
        let session = Arc::clone(&driver.handle);
        // The stage ends the browser, also when the story fails.
        driver.leak().unwrap();
        let visitor = Self { session, base: stage.base.clone() };
        visitor
            .cdp("Emulation.setEmulatedMedia", json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] }))
            .await;
        visitor
    }

    /// Opens a page of the desk.
    pub async fn open(&self, path: &str) {
        self.go(&format!("{}{path}", self.base)).await;
    }

    /// Opens any page.
    pub async fn go(&self, url: &str) {
        self.session.goto(url).await.unwrap();
    }

    /// What a script says; it ends with a `return`.
    pub async fn ask(&self, script: &str) -> Value {
        let said = self.session.execute(script, Vec::new()).await;
        said.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// The value of an expression, as a text.
    pub async fn text_of(&self, expression: &str) -> String {
        let value = self.ask(&format!("return {expression}")).await;
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    /// The value of an expression that promises a list of texts.
    pub async fn texts_of(&self, expression: &str) -> Vec<String> {
        let script =
            format!("const done = arguments[0]; Promise.resolve({expression}).then(done, (error) => done([String(error)]))");
        let said = self.session.execute_async(script.as_str(), Vec::new()).await;
        said.unwrap_or_else(|error| panic!("{expression}: {error}")).convert().unwrap()
    }

    /// Whether an expression holds.
    pub async fn is(&self, expression: &str) -> bool {
        self.ask(&format!("return Boolean({expression})")).await == Value::Bool(true)
    }

    /// Waits until an expression holds.
    pub async fn wait(&self, expression: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.is(expression).await {
            if Instant::now() > until {
                let page = self.text_of("location.href + '\\n' + document.body.innerText").await;
                panic!("in vain: {expression}\n{page}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses what a selector names.
    pub async fn click(&self, selector: &str) {
        let element = self.session.find(By::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Writes into a field in place of what stands there.
    pub async fn fill(&self, selector: &str, words: &str) {
        let field = self.session.find(By::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        field.clear().await.unwrap();
        field.send_keys(words).await.unwrap();
    }

    /// Types on the keyboard, wherever the focus is.
    pub async fn keys(&self, keys: &str) {
        self.session.action_chain().send_keys(keys).perform().await.unwrap();
    }

    /// Presses one key.
    pub async fn key(&self, key: Key) {
        self.session.action_chain().key_down(key.clone()).key_up(key).perform().await.unwrap();
    }

    /// Presses a key while Ctrl is held.
    pub async fn with_ctrl(&self, key: char) {
        let chain = self.session.action_chain().key_down(Key::Control).key_down(key).key_up(key).key_up(Key::Control);
        chain.perform().await.unwrap();
    }

    /// A command to the browser's own tools.
    pub async fn cdp(&self, command: &str, arguments: Value) -> Value {
        let tools = ChromeDevTools::new(Arc::clone(&self.session));
        tools.execute_cdp_with_params(command, arguments).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Gives the page this width.
    pub async fn widen(&self, width: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Has the machine prefer `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// What the console said since it was asked last.
    pub async fn console(&self) -> Vec<String> {
        let entries: Vec<Value> = self.session.cmd(Console).await.unwrap().value().unwrap();
        entries
            .iter()
            .map(|entry| format!("{} {}: {}", word(entry, "level"), word(entry, "source"), word(entry, "message")))
            .collect()
    }

    pub async fn cookie(&self, name: &str) -> Cookie {
        self.session.get_named_cookie(name).await.unwrap()
    }

    /// Takes a cookie that somebody else was given.
    pub async fn take(&self, cookie: Cookie) {
        self.session.add_cookie(cookie).await.unwrap();
    }

    pub async fn forget_cookies(&self) {
        self.session.delete_all_cookies().await.unwrap();
    }
}

fn word<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry[name].as_str().unwrap_or_default()
}

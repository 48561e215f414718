//! A proxy that leads nowhere and remembers what it was asked for: whatever leaves a page for another host ends here.

use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Hosts that the browser itself calls, whatever it shows.
const ITS_OWN: &[&str] = &["duckduckgo.com", "google.com", "googleapis.com", "gstatic.com", "gvt1.com", "googleusercontent.com"];

/// The proxy. It lives as long as the program that runs the tests.
pub struct Trap {
    pub port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Trap {
    pub fn set() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        thread::spawn(move || {
            for caller in listener.incoming().flatten() {
                let heard = Arc::clone(&heard);
                // Some connect and say nothing for a while; the others are not to wait for them.
                thread::spawn(move || {
                    if let Some(line) = first_line(caller) {
                        heard.lock().unwrap().push(line);
                    }
                });
            }
        });
        Self { port, asked }
    }

    /// What was asked of other hosts so far, apart from what the browser asks by itself.
    pub fn caught(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().filter(|line| !is_its_own(line)).cloned().collect()
    }
}

fn first_line(caller: TcpStream) -> Option<String> {
    caller.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    let mut line = String::new();
    BufReader::new(caller).read_line(&mut line).ok()?;
    // The browser opens some connections in advance and never uses them.
    Some(line.trim_end().to_owned()).filter(|line| !line.is_empty())
}

/// Whether a request such as `CONNECT update.googleapis.com:443 HTTP/1.1` is for one of the browser's own hosts.
fn is_its_own(line: &str) -> bool {
    let target = line.split(' ').nth(1).unwrap_or_default();
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    let host = target.split(['/', ':']).next().unwrap_or_default();
    ITS_OWN.iter().any(|own| host.strip_suffix(own).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

//! What a Dovecot is told before it starts: its configuration, and the certificates that it shows.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::Path;
use std::process::{Command, Stdio};

use super::{PASSWORD, write_file};
use crate::machine::is_root;

const CERTIFICATES: &str = "\
[req]
distinguished_name = name
prompt = no
[name]
CN = localhost
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,IP:127.0.0.1
";

/// Makes an authority (`ca.pem`) and has it vouch for the server (`server.pem`).
pub(super) fn make_certificates(folder: &Path) {
    write_file(&folder.join("openssl.cnf"), CERTIFICATES.as_bytes());
    let new = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -config openssl.cnf";
    openssl(folder, &format!("{new} -extensions authority -subj /CN=Authority-of-a-test -keyout ca.key -out ca.pem"));
    openssl(folder, &format!("{new} -extensions server -CA ca.pem -CAkey ca.key -keyout server.key -out server.pem"));
}

/// Lets the user whom the mail belongs to find it.
pub(super) fn open_to_owner(folder: &Path, (user, group): (u32, u32)) {
    let mail = folder.join("mail");
    let opened = fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
        .and_then(|()| fs::create_dir(&mail))
        .and_then(|()| chown(&mail, Some(user), Some(group)));
    opened.unwrap_or_else(|error| panic!("no folder for mail: {error}"));
}

pub(super) fn write(folder: &Path, (user, group): (u32, u32), plain_port: u16, tls_port: u16) {
    let here = folder.display();
    let mut settings = format!(
        "base_dir = {here}/run
state_dir = {here}/state
log_path = {here}/log
ssl_cert = <{here}/server.pem
ssl_key = <{here}/server.key
mail_location = maildir:{here}/mail/%u
first_valid_uid = {user}
first_valid_gid = {group}
service imap-login {{
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={here}/mail/%u allow_all_users=yes
}}
"
    );
    settings.push_str(MANNERS);
    let mailbox = |name: &str| format!("  mailbox {name} {{\n    auto = subscribe\n    special_use = \\{name}\n  }}\n");
    settings.extend(["Sent", "Drafts", "Trash", "Junk", "Archive"].map(mailbox));
    settings.push_str("}\n");
    if !is_root() {
        settings.push_str(&without_root());
    }
    write_file(&folder.join("dovecot.conf"), settings.as_bytes());
}

/// Nothing waits, nothing is punished, and many may come at once.
const MANNERS: &str = "\
protocols = imap
listen = 127.0.0.1
ssl = yes
disable_plaintext_auth = no
auth_failure_delay = 0
mail_fsync = never
mail_max_userip_connections = 10000
service imap-login {
  service_count = 0
  process_min_avail = 1
  process_limit = 4
  client_limit = 1000
}
service imap {
  process_min_avail = 1
  process_limit = 1000
}
service auth {
  client_limit = 6000
}
service anvil {
  client_limit = 6000
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
namespace inbox {
  inbox = yes
";

/// What Dovecot must be told where it may not change its user.
fn without_root() -> String {
    let name = |flag: &str| {
        let id = Command::new("id").arg(flag).output().map(|id| String::from_utf8_lossy(&id.stdout).trim().to_owned());
        id.unwrap_or_else(|error| panic!("no user name: {error}"))
    };
    let (user, group) = (name("-un"), name("-gn"));
    let mut settings = format!("default_internal_user = {user}\ndefault_internal_group = {group}\ndefault_login_user = {user}\n");
    let free = |service: &str| format!("service {service} {{\n  chroot =\n}}\n");
    settings.extend(["anvil", "imap-login", "imap-urlauth-login", "stats"].map(free));
    settings
}

fn openssl(folder: &Path, arguments: &str) {
    let mut command = Command::new("openssl");
    let command = command.args(arguments.split(' ')).current_dir(folder).stdin(Stdio::null());
    let done = command.output().unwrap_or_else(|error| panic!("openssl is not installed: {error}"));
    assert!(done.status.success(), "openssl: {}", String::from_utf8_lossy(&done.stderr));
}

//! A PostgreSQL server of the tests' own, with an empty cluster.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::machine::{free_port, is_root};

/// A server with an empty cluster; it ends when this is dropped.
pub struct Postgres {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

impl Postgres {
    /// Starts a server.
    ///
    /// # Panics
    /// When PostgreSQL is not installed (Debian: `postgresql`), or when it does not start.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no folder for PostgreSQL: {error}"));
        let server = Self { folder, programs: programs(), port: free_port() };
        if is_root() {
            server.run(Command::new("chown").arg("postgres").arg(server.folder.path()));
        }
        let data = server.data();
        server
            .run(server.program("initdb").args(["--auth=trust", "--username=mila", "--no-sync", "-E", "UTF8", "-D"]).arg(&data));
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=off",
            server.port,
            server.folder.path().display()
        );
        let log = server.folder.path().join("log");
        server
            .run(server.program("pg_ctl").args(["start", "-w", "-t", "60", "-o", &options, "-l"]).arg(log).arg("-D").arg(&data));
        server
    }

    /// The address of a new, empty database of that name.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn database(&self, name: &str) -> String {
        let host = self.folder.path();
        let port = self.port.to_string();
        self.run(self.program("createdb").arg("-h").arg(host).args(["-p", &port, "-U", "mila", name]));
        format!("postgres://mila@127.0.0.1:{}/{name}", self.port)
    }

    /// Ends the server as if the machine had lost its power; [`Postgres::wake`] starts it again.
    ///
    /// # Panics
    /// When it cannot be ended.
    pub fn fall(&self) {
        self.run(self.program("pg_ctl").args(["stop", "-m", "immediate", "-D"]).arg(self.data()));
    }

    /// Starts a server that fell, at the same address.
    ///
    /// # Panics
    /// When it does not start.
    pub fn wake(&self) {
        let log = self.folder.path().join("log");
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=off",
            self.port,
            self.folder.path().display()
        );
        self.run(
            self.program("pg_ctl").args(["start", "-w", "-t", "60", "-o", &options, "-l"]).arg(log).arg("-D").arg(self.data()),
        );
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A program of PostgreSQL, which refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        if !is_root() {
            return Command::new(program);
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
        command
    }

    fn run(&self, command: &mut Command) {
        let quiet = command.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit());
        let done = quiet.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        assert!(done.success(), "{command:?}: {done} {}", fs::read_to_string(self.folder.path().join("log")).unwrap_or_default());
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        let stop = stop.args(["stop", "-m", "immediate", "-D"]).arg(self.data()).current_dir("/");
        // The server may have fallen already.
        drop(stop.stdout(Stdio::null()).stderr(Stdio::null()).status());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Where the newest PostgreSQL on this machine has its programs.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let newest = versions.filter(|path| path.join("initdb").exists()).max();
    newest.unwrap_or_else(|| Path::new("PostgreSQL is not installed; on Debian: apt-get install postgresql").to_owned())
}

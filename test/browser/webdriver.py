"""The little of the WebDriver protocol that the browser tests need, over chromedriver."""
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
KEYS = {'Enter': '\ue007', 'Escape': '\ue00c', 'ArrowDown': '\ue015', 'ArrowUp': '\ue013', 'ArrowRight': '\ue014', 'ArrowLeft': '\ue012', 'Tab': '\ue004'}


def missing():
    """What is not installed, or None."""
    browser = shutil.which('chromium')
    if not browser:
        return 'chromium'
    return None if shutil.which('chromedriver') else 'chromedriver (package chromium-driver)'


class NotStarted(Exception):
    """The browser is installed and can't run here: no memory, a sandbox that forbids it."""


class Browser:
    """A headless Chromium without network. Use as a context."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(('127.0.0.1', 0))
            port = probe.getsockname()[1]
        self.driver = subprocess.Popen(['chromedriver', f'--port={port}', '--silent'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = f'http://127.0.0.1:{port}'
        arguments = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--window-size=1400,1000', '--host-resolver-rules=MAP * ~NOTFOUND',
                     '--disable-background-networking', '--force-color-profile=srgb']
        options = {'alwaysMatch': {'browserName': 'chrome', 'goog:chromeOptions': {'args': arguments}, 'goog:loggingPrefs': {'performance': 'ALL', 'browser': 'ALL'}}}
        for _ in range(100):
            try:
                self.base += '/session/' + self.send('POST', '/session', {'capabilities': options})['sessionId']
                return self
            except (ConnectionError, urllib.error.URLError):
                time.sleep(0.1)
            except RuntimeError as error:
                self.driver.terminate()
                raise NotStarted(str(error)) from None
        self.driver.terminate()
        raise NotStarted('chromedriver does not answer')

    def __exit__(self, *_):
        try:
            self.send('DELETE', '')
        except Exception:
            pass
        self.driver.terminate()
        self.driver.wait(10)

    def send(self, method, path, body=None):
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.base + path, data, {'Content-Type': 'application/json'}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)['value']
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)['value']['message']) from None

    def open(self, path):
        self.send('POST', '/url', {'url': 'file://' + path})

    def run(self, script, *arguments):
        return self.send('POST', '/execute/sync', {'script': script, 'args': list(arguments)})

    def press(self, *keys):
        actions = [{'type': kind, 'value': KEYS.get(key, key)} for key in keys for kind in ('keyDown', 'keyUp')]
        self.send('POST', '/actions', {'actions': [{'type': 'key', 'id': 'keyboard', 'actions': actions}]})

    def click(self, selector):
        element = self.send('POST', '/element', {'using': 'css selector', 'value': selector})[ELEMENT]
        self.send('POST', f'/element/{element}/click', {})

    def resize(self, width, height):
        self.send('POST', '/window/rect', {'width': width, 'height': height})

    def log(self, kind):
        return self.send('POST', '/se/log', {'type': kind})

    def screenshot(self, path):
        import base64
        with open(path, 'wb') as file:
            file.write(base64.b64decode(self.send('GET', '/screenshot')))

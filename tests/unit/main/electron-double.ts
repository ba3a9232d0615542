/**
 * A double of the `electron` module: records what the shell asks of it and lets a test play the other side.
 *
 * It stands in only because Electron's runtime is a separate download; what it cannot show (that Chromium honours
 * these settings) is the job of `tests/e2e/electron.spec.ts`.
 */
import { EventEmitter } from 'node:events';

// biome-ignore lint/suspicious/noExplicitAny: listeners of every event pass through here
type Listener = (...args: any[]) => unknown;

export class FakePort extends EventEmitter {
  posted: unknown[] = [];
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  start(): void {}
  close(): void {
    this.emit('close');
  }
}

export class FakeChild extends EventEmitter {
  sent: { message: { type: string; requestId?: number }; ports: FakePort[] }[] = [];
  killed = false;
  postMessage(message: { type: string; requestId?: number }, ports: FakePort[] = []): void {
    this.sent.push({ message, ports });
  }
  kill(): void {
    this.killed = true;
    this.emit('exit', 15);
  }
}

export class FakeContents extends EventEmitter {
  openHandler: Listener | null = null;
  sentToPage: { channel: string; payload: unknown }[] = [];
  mainFrame = {
    url: 'app://archive/index.html',
    posted: [] as { channel: string; message: unknown; ports: unknown[] }[],
    postMessage(channel: string, message: unknown, ports: unknown[]) {
      this.posted.push({ channel, message, ports });
    },
  };
  setWindowOpenHandler(handler: Listener): void {
    this.openHandler = handler;
  }
  send(channel: string, payload: unknown): void {
    this.sentToPage.push({ channel, payload });
  }
}

export class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = [];
  static fromWebContents(contents: FakeContents): FakeWindow | null {
    return FakeWindow.all.find((window) => window.webContents === contents) ?? null;
  }
  webContents = new FakeContents();
  options: unknown;
  loaded: string[] = [];
  shown = false;
  constructor(options: unknown = {}) {
    super();
    this.options = options;
    FakeWindow.all.push(this);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  show(): void {
    this.shown = true;
  }
  isDestroyed(): boolean {
    return false;
  }
}

export class FakeSession extends EventEmitter {
  handlers: Record<string, Listener> = {};
  protocol = {
    handle: (scheme: string, handler: Listener) => {
      this.handlers[`protocol:${scheme}`] = handler;
    },
  };
  setPermissionRequestHandler(handler: Listener): void {
    this.handlers['request'] = handler;
  }
  setPermissionCheckHandler(handler: Listener): void {
    this.handlers['check'] = handler;
  }
  setDevicePermissionHandler(handler: Listener): void {
    this.handlers['device'] = handler;
  }
}

/** What `vi.mock('electron', …)` gives to the code under test, with the test's own view on it. */
export function electronDouble() {
  const ipc = { on: new Map<string, Listener>(), handle: new Map<string, Listener>() };
  const children: FakeChild[] = [];
  const schemes: { scheme: string; privileges: Record<string, boolean> }[] = [];
  const answers = {
    box: 1,
    open: { canceled: true, filePaths: [] as string[] },
    save: { canceled: true, filePath: '' },
  };
  const opened: string[] = [];
  const shown: string[] = [];
  const asked: unknown[] = [];
  const app = new EventEmitter();
  const module = {
    app,
    BrowserWindow: FakeWindow,
    ipcMain: {
      on: (channel: string, listener: Listener) => ipc.on.set(channel, listener),
      handle: (channel: string, listener: Listener) => ipc.handle.set(channel, listener),
    },
    utilityProcess: {
      fork: () => {
        const child = new FakeChild();
        children.push(child);
        return child;
      },
    },
    MessageChannelMain: class {
      port1 = new FakePort();
      port2 = new FakePort();
    },
    protocol: { registerSchemesAsPrivileged: (list: typeof schemes) => schemes.push(...list) },
    dialog: {
      showMessageBox: async (_window: unknown, options: unknown) => {
        asked.push(options);
        return { response: answers.box };
      },
      showOpenDialog: async (_window: unknown, options: unknown) => {
        asked.push(options);
        return answers.open;
      },
      showSaveDialog: async () => answers.save,
      showErrorBox: () => {},
    },
    shell: {
      openExternal: async (url: string) => {
        opened.push(url);
      },
      showItemInFolder: (path: string) => {
        shown.push(path);
      },
    },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => {} },
    session: {},
  };
  return { module, ipc, children, schemes, answers, opened, shown, asked, app };
}

/**
 * The page's whole view of the desktop: one port to the archive and five calls of the shell.
 *
 * Runs sandboxed and isolated, as one CommonJS file; the only file that may use `ipcRenderer`. It hands the page no
 * channel names and no paths: a dropped file's path goes to the main process without passing through the page.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import {
  bridgeName,
  type CommandMessage,
  commandMessageType,
  type NoticeMessage,
  noticeMessageType,
  type PortMessage,
  portMessageType,
  type ShellBridge,
  shellChannels,
} from '../contract/shell.ts';

const bridge: ShellBridge = {
  platform: process.platform,
  connect(nonce) {
    ipcRenderer.send(shellChannels.port, String(nonce));
  },
  chooseFiles: (what) => ipcRenderer.invoke(shellChannels.chooseFiles, what === 'folder' ? 'folder' : 'files'),
  stageFiles: (files) => {
    // A file made by the page itself has no path; the shell cannot take it and says so by leaving it out.
    const sources = Array.from(files, (file) => ({ path: webUtils.getPathForFile(file), name: file.name }));
    return ipcRenderer.invoke(
      shellChannels.stagePaths,
      sources.filter((source) => source.path !== ''),
    );
  },
  saveExport: (ticket) => ipcRenderer.invoke(shellChannels.saveExport, String(ticket)),
  showSaved: (ticket) => ipcRenderer.invoke(shellChannels.showSaved, String(ticket)),
  openExternal: (url) => ipcRenderer.invoke(shellChannels.openExternal, String(url)),
};

contextBridge.exposeInMainWorld(bridgeName, bridge);

function post(message: PortMessage | NoticeMessage | CommandMessage, ports: readonly MessagePort[] = []) {
  window.postMessage(message, window.location.origin, [...ports]);
}

ipcRenderer.on(shellChannels.port, (event: IpcRendererEvent, nonce: string) => {
  post({ type: portMessageType, nonce }, event.ports);
});
ipcRenderer.on(shellChannels.notice, (_event, notice: Omit<NoticeMessage, 'type'>) => {
  post({ ...notice, type: noticeMessageType });
});
ipcRenderer.on(shellChannels.command, (_event, command: CommandMessage['command']) => {
  post({ type: commandMessageType, command });
});

/** The menu bar, in Chinese. Its own entries only send a command to the page; everything else is Electron's role. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellCommand } from '../contract/shell.ts';

export function menuTemplate(
  send: (command: ShellCommand) => void,
  platform: NodeJS.Platform = process.platform,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const command = (label: string, accelerator: string, name: ShellCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => send(name),
  });
  const template: MenuItemConstructorOptions[] = [
    {
      label: '文件',
      submenu: [
        command('导入…', 'CmdOrCtrl+O', 'import'),
        { type: 'separator' },
        command('设置…', 'CmdOrCtrl+,', 'settings'),
        { type: 'separator' },
        mac ? { label: '关闭窗口', role: 'close' } : { label: '退出', role: 'quit' },
      ],
    },
    {
      label: '编辑',
      submenu: [
        { label: '撤销', role: 'undo' },
        { label: '重做', role: 'redo' },
        { type: 'separator' },
        { label: '剪切', role: 'cut' },
        { label: '复制', role: 'copy' },
        { label: '粘贴', role: 'paste' },
        { label: '全选', role: 'selectAll' },
      ],
    },
    {
      label: '查看',
      submenu: [
        command('检索', 'CmdOrCtrl+F', 'search'),
        command('资料包', 'CmdOrCtrl+Shift+P', 'packs'),
        { type: 'separator' },
        { label: '实际大小', role: 'resetZoom' },
        { label: '放大', role: 'zoomIn' },
        { label: '缩小', role: 'zoomOut' },
        { type: 'separator' },
        { label: '全屏', role: 'togglefullscreen' },
      ],
    },
    { label: '帮助', role: 'help', submenu: [{ label: '关于交流档案', role: 'about' }] },
  ];
  if (!mac) return template;
  return [
    {
      label: '交流档案',
      submenu: [
        { label: '关于交流档案', role: 'about' },
        { type: 'separator' },
        { label: '隐藏', role: 'hide' },
        { type: 'separator' },
        { label: '退出', role: 'quit' },
      ],
    },
    ...template,
  ];
}

export function setMenu(send: (command: ShellCommand) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(send)));
}

/** The switch between light and dark. It is not remembered: a page from a USB stick stores nothing on the machine. */
const schemes = ['', 'light', 'dark'] as const;
const names: Record<(typeof schemes)[number], string> = { '': '随系统', light: '浅色', dark: '深色' };

export function wireScheme(button: HTMLButtonElement): void {
  const label = button.querySelector('span');
  let at = 0;
  const show = (): void => {
    const scheme = schemes[at] ?? '';
    if (scheme === '') delete document.documentElement.dataset['scheme'];
    else document.documentElement.dataset['scheme'] = scheme;
    if (label !== null) label.textContent = names[scheme];
    button.title = `配色：${names[scheme]}。点击切换`;
    button.setAttribute('aria-label', `配色：${names[scheme]}`);
  };
  button.addEventListener('click', () => {
    at = (at + 1) % schemes.length;
    show();
  });
  show();
  button.hidden = false;
}

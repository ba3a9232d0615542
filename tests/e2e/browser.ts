/**
 * Finds a Chromium on this machine: the one that was named, Playwright's own, one without windows, then the usual places.
 * The whole browser draws its own windows, too, also where nobody sees them: the tests take a third longer in it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

function usualPlaces(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/', homedir()].flatMap((base) =>
      apps.map((app) => join(base, 'Applications', `${app}.app/Contents/MacOS/${app}`)),
    );
  }
  if (platform === 'win32') {
    const bases = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (base) => base !== undefined,
    );
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
      'Chromium/Application/chrome.exe',
    ];
    return bases.flatMap((base) => programs.map((program) => join(base, program)));
  }
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ];
  return [...names.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium', '/opt/google/chrome/chrome'];
}

/** A file is not enough: Ubuntu's `chromium-browser` may be a stub, and libraries may be missing. */
function starts(file: string): boolean {
  if (!existsSync(file)) return false;
  // `--version` opens a window on Windows.
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { timeout: 15_000, stdio: 'ignore' }).status === 0;
}

/** @param whole not the one without windows */
export function findBrowser({ whole = false } = {}): string | null {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const places = [chromium.executablePath(), ...usualPlaces()];
  return places.filter((file) => !(whole && file.includes('headless-shell'))).find(starts) ?? null;
}

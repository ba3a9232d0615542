/** The words of the interface: Chinese first, English second, both built in. Keys are checked by the compiler. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../../resources/locales/en.json';
import zh from '../../resources/locales/zh-CN.json';
import { settings } from './lib/settings.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

void i18next.use(initReactI18next).init({
  lng: settings.get().language,
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  // React escapes by itself.
  interpolation: { escapeValue: false },
  initAsync: false,
});

settings.subscribe(() => {
  const { language } = settings.get();
  if (i18next.language !== language) void i18next.changeLanguage(language);
});

export default i18next;

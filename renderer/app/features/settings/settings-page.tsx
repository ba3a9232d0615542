/** The page for this machine: how it looks, what the archive is, and looking after it. */
import { Keyboard, ListTree } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes.ts';
import { formatBytes, formatMoment, formatNumber } from '../../lib/format.ts';
import { navigate } from '../../lib/navigation.ts';
import { useInfo } from '../../lib/queries.ts';
import { changeSettings, type Language, settings, type TextSize, type Theme } from '../../lib/settings.ts';
import { useStore } from '../../lib/store.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { BackupCare, VerifyCare } from './care.tsx';
import { RebuildCare } from './rebuild-care.tsx';
import styles from './settings.module.css';

const c = classes(styles);

function Row({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div className={c('row')}>
      <span className={c('name')}>{name}</span>
      {children}
    </div>
  );
}

export function SettingsPage({ onHelp }: { onHelp: () => void }): ReactElement {
  const { t, i18n } = useTranslation();
  const now = useStore(settings);
  const { data: info } = useInfo();
  const number = (value: number): string => formatNumber(value, i18n.language);
  const moment = (iso: string | null): string => (iso === null ? '' : formatMoment(iso, i18n.language));
  return (
    <div className={c('page')}>
      <header className={c('bar')}>
        <h1 className={c('title')}>{t('nav.settings')}</h1>
      </header>
      <div className={c('scroller')}>
        <div className={c('columns')}>
          <section className={c('section')}>
            <h2 className={c('heading')}>{t('settings.look')}</h2>
            <Row name={t('settings.language')}>
              <Choice<Language>
                label={t('settings.language')}
                value={now.language}
                onChange={(language) => changeSettings({ language })}
                options={[
                  { value: 'zh-CN', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
              />
            </Row>
            <Row name={t('settings.theme')}>
              <Choice<Theme>
                label={t('settings.theme')}
                value={now.theme}
                onChange={(theme) => changeSettings({ theme })}
                options={(['auto', 'light', 'dark'] as const).map((value) => ({
                  value,
                  label: t(`settings.themes.${value}`),
                }))}
              />
            </Row>
            <Row name={t('settings.textSize')}>
              <Choice<TextSize>
                label={t('settings.textSize')}
                value={now.textSize}
                onChange={(textSize) => changeSettings({ textSize })}
                options={(['normal', 'large', 'larger'] as const).map((value) => ({
                  value,
                  label: t(`settings.sizes.${value}`),
                }))}
              />
            </Row>
            <Row name={t('shortcuts.title')}>
              <Button icon={<Keyboard size={15} strokeWidth={1.6} />} onPress={onHelp}>
                {t('settings.showShortcuts')}
              </Button>
            </Row>
          </section>
          <section className={c('section')}>
            <h2 className={c('heading')}>{t('settings.archive')}</h2>
            {info === undefined ? null : (
              <dl className={c('facts')}>
                <div>
                  <dt>{t('settings.archiveName')}</dt>
                  <dd>{info.name}</dd>
                </div>
                <div>
                  <dt>{t('settings.folder')}</dt>
                  <dd>{info.folder}</dd>
                </div>
                <div>
                  <dt>{t('settings.records')}</dt>
                  <dd>{number(info.records)}</dd>
                </div>
                <div>
                  <dt>{t('settings.originals')}</dt>
                  <dd>
                    {t('settings.originalsValue', {
                      count: info.originals.count,
                      shown: number(info.originals.count),
                      size: formatBytes(info.originals.bytes, i18n.language),
                    })}
                  </dd>
                </div>
                <div>
                  <dt>{t('settings.lastBackup')}</dt>
                  <dd>{moment(info.lastBackup) || t('foot.noBackup')}</dd>
                </div>
                <div>
                  <dt>{t('settings.lastVerify')}</dt>
                  <dd>
                    {info.lastVerify === null
                      ? t('foot.notVerified')
                      : `${moment(info.lastVerify.at)} · ${t(info.lastVerify.ok ? 'foot.verified' : 'foot.problems')}`}
                  </dd>
                </div>
                <div>
                  <dt>{t('settings.program')}</dt>
                  <dd>{info.program}</dd>
                </div>
              </dl>
            )}
          </section>
          <section className={c('section')}>
            <h2 className={c('heading')}>{t('pairs.title')}</h2>
            <div className={c('row')}>
              <p className={c('hint')}>{t('pairs.settingsHint')}</p>
              <Button icon={<ListTree size={15} strokeWidth={1.6} />} onPress={() => navigate({ page: 'pairs' })}>
                {t('pairs.open')}
              </Button>
            </div>
          </section>
          <section className={c('section')}>
            <h2 className={c('heading')}>{t('settings.care')}</h2>
            <VerifyCare />
            <BackupCare writable={info?.writable ?? false} />
            <RebuildCare writable={info?.writable ?? false} />
          </section>
        </div>
      </div>
    </div>
  );
}

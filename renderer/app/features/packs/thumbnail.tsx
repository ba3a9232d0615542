/** A record's picture, small: its original is fetched when it comes into sight, and let go when it leaves. */
import { ImageOff } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../client.ts';
import { classes } from '../../lib/classes.ts';
import { queries } from '../../lib/queries.ts';
import styles from './thumbnail.module.css';

const c = classes(styles);
/** What a pack can print; anything else is told, not shown. */
const printable = /^image\/(?:png|jpeg)$/;

async function mediaTypeOf(id: string): Promise<string> {
  const record = await queries.fetchQuery({
    queryKey: ['record', id],
    queryFn: () => client.records.get({ id }),
    staleTime: 60_000,
  });
  return record.original?.mediaType ?? '';
}

export async function canBePrinted(id: string): Promise<boolean> {
  return printable.test(await mediaTypeOf(id).catch(() => ''));
}

interface Props {
  id: string;
  alt: string;
  large?: boolean;
}

type State = { url: string } | 'waiting' | 'none';

export function Thumbnail({ id, alt, large = false }: Props): ReactElement {
  const { t } = useTranslation();
  const [state, setState] = useState<State>('waiting');
  const box = useRef<HTMLSpanElement | null>(null);
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    const load = async (): Promise<void> => {
      try {
        const mediaType = await mediaTypeOf(id);
        if (!printable.test(mediaType)) throw new Error('not a picture');
        const bytes = await client.records.original({ id });
        if (gone) return;
        url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
        setState({ url });
      } catch {
        if (!gone) setState('none');
      }
    };
    const element = box.current;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      void load();
    });
    if (element !== null) watcher.observe(element);
    return () => {
      gone = true;
      watcher.disconnect();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [id]);
  return (
    <span ref={box} className={c('box', large && 'large')}>
      {state === 'none' ? (
        <ImageOff size={20} strokeWidth={1.4} aria-label={t('packs.pictureNone')} />
      ) : state === 'waiting' ? null : (
        <img src={state.url} alt={alt} className={c('picture')} />
      )}
    </span>
  );
}

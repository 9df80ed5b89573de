import { useQuery } from '@tanstack/react-query';
import { type AttachedDocument, documents } from '../../api/documents';
import type { StandardDetail } from '../../api/standards';
import type { Law } from '../../language/law';
import { useReader } from '../../language/reader';
import { ProblemNotice } from '../../look/problem-notice';
import { Sheet } from '../../look/sheet';
import { AttachDocument } from './attach-document';
import './documents.css';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly mine: readonly string[];
  readonly signedIn: boolean;
  /** Nothing more is attached to what has ended. */
  readonly ended: boolean;
}

/** The documents of the procedure: what stands, and a way to attach each kind one may attach. */
export function DocumentSheet({ standard, law, mine, signedIn, ended }: Shown) {
  const { t } = useReader();
  const { data, error, refetch } = useQuery({ ...documents.of(standard.id), enabled: signedIn });
  const slots = slotsOf(standard, law);
  const isThere = ({ key }: Slot) => standard.documents[key] !== undefined;
  const may = ({ kind }: Slot) => signedIn && !ended && law.procedure?.documents[kind]?.by.some((role) => mine.includes(role)) === true;
  const there = slots.filter(isThere);
  const open = slots.filter((slot) => !isThere(slot) && may(slot));
  const entry = (slot: Slot) => <Entry key={slot.key} slot={slot} standard={standard} law={law} found={data?.find(({ id }) => id === standard.documents[slot.key]?.id)} may={may(slot)} readable={signedIn} />;
  return (
    <Sheet title={t('documents.title')} className="documents">
      {error && !data && <ProblemNotice error={error} again={refetch} />}
      {there.length === 0 ? <p className="quiet">{t('documents.none')}</p> : <ul>{there.map(entry)}</ul>}
      {open.length > 0 && (
        <details className="not-on-paper">
          <summary>{t('documents.mayAttach', { count: open.length })}</summary>
          <ul>{open.map(entry)}</ul>
        </details>
      )}
    </Sheet>
  );
}

interface Slot {
  readonly key: string;
  readonly kind: string;
  readonly language: string | null;
}

/** One place per kind, or per kind and language version where the procedure asks for one of each. */
function slotsOf({ languageVersions }: StandardDetail, { procedure }: Law): readonly Slot[] {
  return Object.entries(procedure?.documents ?? {}).flatMap(([kind, { perLanguage }]): Slot[] =>
    perLanguage ? Object.keys(languageVersions).map((language) => ({ key: `${kind}:${language}`, kind, language })) : [{ key: kind, kind, language: null }],
  );
}

interface EntryProps {
  readonly slot: Slot;
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly found: AttachedDocument | undefined;
  readonly may: boolean;
  readonly readable: boolean;
}

function Entry({ slot: { key, kind, language }, standard, law, found, may, readable }: EntryProps) {
  const { t, languageName, shortDay } = useReader();
  const stands = standard.documents[key];
  return (
    <li>
      <div>
        <b>{law.document(kind)}</b> {language && <span className="quiet small">{languageName(language)}</span>}
        {stands && (
          <p className="small quiet">
            {readable && found ? (
              <a href={documents.addressOf(standard.id, stands.id)} download>
                {found.title}
              </a>
            ) : null}{' '}
            {t('documents.attachedOn', { day: shortDay(stands.on) })} <code title={stands.sha256}>{stands.sha256.slice(0, 8)}</code>
          </p>
        )}
      </div>
      {may && <AttachDocument standard={standard} law={law} kind={kind} language={language} anew={stands !== undefined} />}
    </li>
  );
}

import { SetPeriodAside } from '../features/lifecycle/set-period-aside';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Facts } from '../api/problem';
import { CastVote } from '../features/ballots/cast-vote';
import { CloseBallot } from '../features/ballots/close-ballot';
import { OpenBallot } from '../features/ballots/open-ballot';
import { OpenConsultation } from '../features/consultation/open-consultation';
import { AttachDocument } from '../features/documents/attach-document';
import { ApproveLanguage, PublishLanguage, SubmitLanguage } from '../features/languages/language-acts';
import { DecideExtension } from '../features/lifecycle/extension-acts';
import { DeclarePatent } from '../features/lifecycle/patent-acts';
import { Resume } from '../features/lifecycle/turn-acts';
import { MakeMoveNamed } from '../features/lifecycle/standard/make-move';
import { DecideTask } from '../features/tasks/decide-task';
import { ConfirmRevision } from '../features/texts/confirm-revision';
import { LayOutText } from '../features/texts/lay-out-text';
import { useReader } from '../language/reader';
import type { OnStandard } from '../look/on-standard';

type ActOf = (facts: Facts, on: OnStandard) => ReactNode;

const named = (facts: Facts, fact: string): string => String(facts[fact] ?? '');
const orNull = (facts: Facts, fact: string): string | null => (typeof facts[fact] === 'string' ? facts[fact] : null);
const ballotOf = (facts: Facts) => ({ ballot: named(facts, 'ballot'), question: named(facts, 'question'), language: orNull(facts, 'language') });

const openBallot: ActOf = (facts, on) => <OpenBallot {...on} question={named(facts, 'question')} language={orNull(facts, 'language')} />;
const openConsultation: ActOf = (facts, on) => <OpenConsultation {...on} kind={named(facts, 'consultation')} />;
const declarePatent: ActOf = (facts, on) => <DeclarePatent {...on} patent={named(facts, 'patent')} holder={named(facts, 'holder')} />;

/** What is waited for, by its code, and the one thing that does it. */
const acts: Readonly<Record<string, ActOf>> = {
  MOVE_OPEN: (facts, on) => <MakeMoveNamed {...on} move={named(facts, 'move')} />,
  TASK_OPEN: (facts, on) => <DecideTask {...on} task={named(facts, 'task')} language={orNull(facts, 'language')} />,
  DOCUMENT_MISSING: (facts, on) => <AttachDocument {...on} kind={named(facts, 'document')} language={orNull(facts, 'language')} />,
  BALLOT_NOT_HELD: openBallot,
  BALLOT_FAILED: openBallot,
  BALLOT_ON_EARLIER_TEXT: openBallot,
  CHANGE_UNCONFIRMED: (facts, on) => <ConfirmRevision {...on} revision={Number(facts['changed'])} />,
  BALLOT_TO_CLOSE: (facts, on) => <CloseBallot {...on} {...ballotOf(facts)} cast={Number(facts['cast'])} entitled={Number(facts['entitled'])} />,
  VOTE: (facts, on) => <CastVote {...on} {...ballotOf(facts)} language={languageOfBallot(named(facts, 'ballot'))} />,
  CONSULTATION_NOT_HELD: openConsultation,
  PATENT_NOT_NOTICED: openConsultation,
  COMMENTS_WITHOUT_DISPOSITION: (_, { standard: { id } }) => <ToComments id={id} />,
  TEXT_NOT_LAID_OUT: (facts, on) => <LayOutText {...on} language={on.standard.text.language} label={named(facts, 'label')} />,
  LANGUAGE_BEHIND: helpLanguage,
  LANGUAGE_NOT_SUBMITTED: (facts, on) => <SubmitLanguage {...on} language={named(facts, 'language')} />,
  LANGUAGE_TO_PUBLISH: (facts, on) => <PublishLanguage {...on} language={named(facts, 'language')} />,
  PATENT_UNDECLARED: declarePatent,
  PATENT_REFUSED: declarePatent,
  EXTENSION_ASKED: (facts, on) => <DecideExtension {...on} clock={named(facts, 'clock')} months={Number(facts['months'])} />,
  EXCEPTION_NOT_RECORDED: (facts, on) => (named(facts, 'gate').startsWith('period:') ? <SetPeriodAside {...on} kind={named(facts, 'gate').slice('period:'.length)} /> : null),
  STANDARD_SUSPENDED: (_, on) => <Resume {...on} />,
  STANDARD_FROZEN: (_, on) => {
    const lapsed = Object.entries(on.standard.clocks).find(([, { state }]) => state === 'lapsed')?.[0];
    return lapsed ? <DecideExtension {...on} clock={lapsed} isFrozen /> : null;
  },
};

/** The button that does what a task or an unmet condition waits for; nothing where only time helps. */
export const actFor = (facts: Facts, on: OnStandard): ReactNode => acts[String(facts['code'])]?.(facts, on) ?? null;

/** What brings a language version further: its text, the vote of its experts, or the authority's word. */
function helpLanguage(facts: Facts, on: OnStandard): ReactNode {
  const language = named(facts, 'language');
  const isWhole = facts['level'] === 'complete' || facts['level'] === 'reviewed';
  if (!isWhole || facts['baseRevision'] !== facts['base']) return <LayOutText {...on} language={language} />;
  if (facts['level'] === 'reviewed') return <ApproveLanguage {...on} language={language} />;
  const question = Object.entries(on.law.procedure?.ballots ?? {}).find(([, { settles }]) => settles === 'language-review')?.[0];
  return question ? <OpenBallot {...on} question={question} language={language} /> : null;
}

/** `language-review:en` is the question as it is put for English. */
const languageOfBallot = (key: string): string | null => key.split(':')[1] ?? null;

function ToComments({ id }: { readonly id: string }) {
  const { t } = useReader();
  return (
    <Link to="/standards/$id" params={{ id }} hash="comments" className="act-link not-on-paper">
      {t('act.toComments')}
    </Link>
  );
}

import type { Outcome } from '#lib/kernel';
import type { Command } from './commands.js';
import { cast, close, openBallot } from './decide/ballots.js';
import { decideExtension, requestExtension } from './decide/clocks.js';
import { pauseClocks, resumeClocks } from './decide/pauses.js';
import { dispose, lodge, openConsultation } from './decide/consultations.js';
import { reachDueDate, supersede } from './decide/due.js';
import { approveLanguage, excuseLanguage, publishLanguage, submitLanguage } from './decide/languages.js';
import { makeMove } from './decide/move.js';
import { observeStages } from './decide/observe-stages.js';
import { observeStandard, proposeStandard } from './decide/propose.js';
import { attachDocument, decideTask, declarePatent, disclosePatent } from './decide/records.js';
import { reinstateStandard } from './decide/reinstate.js';
import { resumeStandard, suspendStandard } from './decide/suspend.js';
import { overrideGate } from './decide/exceptions.js';
import { confirmRevision, reviseLanguage, reviseText } from './decide/texts.js';
import type { StandardEvent } from './events.js';
import type { Procedure } from './procedure.js';
import { refusals } from './refusals.js';
import type { Standard } from './standard.js';

/** The switchboard: what is asked, of a standard as it is, under its procedure. No default branch: the compiler tells. */
export function decide(standard: Standard, command: Command, procedure: Procedure): Outcome<StandardEvent> {
  if (command.type === 'ProposeStandard') return proposeStandard(standard, command, procedure);
  if (command.type === 'ObserveStandard') return observeStandard(standard, command, procedure);
  if (command.type === 'ObserveStages') return observeStages(standard, command, procedure);
  if (standard.is === 'unproposed') return refusals.standardUnknown();
  switch (command.type) {
    case 'SuspendStandard':
      return suspendStandard(standard, command, procedure);
    case 'ResumeStandard':
      return resumeStandard(standard, command, procedure);
    case 'ReinstateStandard':
      return reinstateStandard(standard, command, procedure);
    case 'MakeMove':
      return makeMove(standard, command, procedure);
    case 'AttachDocument':
      return attachDocument(standard, command, procedure);
    case 'DecideTask':
      return decideTask(standard, command, procedure);
    case 'OverrideGate':
      return overrideGate(standard, command, procedure);
    case 'ReviseText':
      return reviseText(standard, command, procedure);
    case 'ConfirmRevision':
      return confirmRevision(standard, command, procedure);
    case 'ReviseLanguage':
      return reviseLanguage(standard, command, procedure);
    case 'OpenConsultation':
      return openConsultation(standard, command, procedure);
    case 'LodgeComment':
      return lodge(standard, command, procedure);
    case 'DisposeComments':
      return dispose(standard, command, procedure);
    case 'OpenBallot':
      return openBallot(standard, command, procedure);
    case 'CastVote':
      return cast(standard, command, procedure);
    case 'CloseBallot':
      return close(standard, command, procedure);
    case 'RequestExtension':
      return requestExtension(standard, command, procedure);
    case 'PauseClocks':
      return pauseClocks(standard, command, procedure);
    case 'ResumeClocks':
      return resumeClocks(standard, command, procedure);
    case 'DecideExtension':
      return decideExtension(standard, command, procedure);
    case 'DisclosePatent':
      return disclosePatent(standard, command, procedure);
    case 'DeclarePatent':
      return declarePatent(standard, command, procedure);
    case 'ExcuseLanguage':
      return excuseLanguage(standard, command, procedure);
    case 'SubmitLanguage':
      return submitLanguage(standard, command, procedure);
    case 'ApproveLanguage':
      return approveLanguage(standard, command, procedure);
    case 'PublishLanguage':
      return publishLanguage(standard, command, procedure);
    case 'ReachDueDate':
      return reachDueDate(standard, command, procedure);
    case 'Supersede':
      return supersede(standard, command, procedure);
  }
}

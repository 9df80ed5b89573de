import { type Refusal, refuse } from '#lib/kernel';
import type { Role } from './roles.js';

/** Every no this noun can say. Signing in says the same whatever was wrong, so that nobody learns who has an account. */
export const refusals = {
  signIn: (): Refusal<'SIGN_IN_REFUSED'> =>
    refuse('SIGN_IN_REFUSED', 'This e-mail address and password do not open an account.', 'Check both and try again, or ask the secretariat to reset the password.'),

  tooManyAttempts: (retryAfterSeconds: number): Refusal<'TOO_MANY_ATTEMPTS'> =>
    refuse('TOO_MANY_ATTEMPTS', 'There have been too many attempts to sign in.', `Wait ${retryAfterSeconds} seconds, then try again.`, { retryAfterSeconds }),

  emailTaken: (email: string): Refusal<'EMAIL_TAKEN'> =>
    refuse('EMAIL_TAKEN', `${email} already belongs to an account.`, 'Use that account, or another address.', { email }),

  codeTaken: (code: string): Refusal<'COMMITTEE_CODE_TAKEN'> =>
    refuse('COMMITTEE_CODE_TAKEN', `A committee with the code ${code} exists.`, 'Use that committee, or another code.', { code }),

  personUnknown: (person: string): Refusal<'PERSON_UNKNOWN'> =>
    refuse('PERSON_UNKNOWN', `No person is known as ${person}.`, 'Check the identifier, or add the person first.', { person }),

  committeeUnknown: (committee: string): Refusal<'COMMITTEE_UNKNOWN'> =>
    refuse('COMMITTEE_UNKNOWN', `No committee is known as ${committee}.`, 'Check the identifier, or add the committee first.', { committee }),

  organisationUnknown: (organisation: string): Refusal<'ORGANISATION_UNKNOWN'> =>
    refuse('ORGANISATION_UNKNOWN', `No organisation is known as ${organisation}.`, 'Check the identifier, or add the organisation first.', { organisation }),

  membershipUnknown: (role: Role): Refusal<'MEMBERSHIP_UNKNOWN'> =>
    refuse('MEMBERSHIP_UNKNOWN', `This person does not hold the role ${role} in this committee.`, 'Check the person, the committee and the role.', { role }),

  languagesMissing: (role: Role): Refusal<'LANGUAGES_MISSING'> =>
    refuse('LANGUAGES_MISSING', `The role ${role} is held for languages, and none was named.`, 'Name at least one language.', { role }),

  periodReversed: (from: string, until: string): Refusal<'PERIOD_REVERSED'> =>
    refuse('PERIOD_REVERSED', `A membership cannot end at ${until} before it begins at ${from}.`, 'Give an end that is not before the beginning.', { from, until }),
};

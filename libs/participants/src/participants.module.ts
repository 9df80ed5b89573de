import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Ids } from '#lib/kernel';
import { Database } from '#lib/platform';
import { Argon2Passwords, RandomTokens } from './adapters/argon2-passwords.js';
import { PostgresSessions } from './adapters/postgres-sessions.js';
import { TypeOrmDirectory } from './adapters/typeorm-directory.js';
import { TypeOrmRegister } from './adapters/typeorm-register.js';
import { Administration } from './application/administration.js';
import { SeedDemonstration } from './application/demonstration/seed-demonstration.js';
import { Directory } from './application/directory.js';
import { KeptSessions } from './application/kept-sessions.js';
import { Passwords, Tokens } from './application/passwords.js';
import { Register } from './application/register.js';
import { Sessions } from './application/sessions.js';
import { SignInAttempts } from './application/sign-in-attempts.js';
import { SignIn } from './application/sign-in.js';
import { SignOut } from './application/sign-out.js';

/** Who is who, and who is asking. Needs PlatformModule. */
@Module({
  providers: [
    { provide: Passwords, useClass: Argon2Passwords },
    { provide: Tokens, useClass: RandomTokens },
    { provide: SignInAttempts, useFactory: () => new SignInAttempts() },
    { provide: KeptSessions, inject: [Database], useFactory: (database: Database) => new PostgresSessions(database) },
    { provide: Directory, inject: [DataSource], useFactory: (source: DataSource) => new TypeOrmDirectory(source) },
    { provide: Register, inject: [DataSource], useFactory: (source: DataSource) => new TypeOrmRegister(source) },
    { provide: Sessions, inject: [KeptSessions], useFactory: (kept: KeptSessions) => new Sessions(kept) },
    {
      provide: SignIn,
      inject: [KeptSessions, Passwords, Tokens, SignInAttempts],
      useFactory: (kept: KeptSessions, passwords: Passwords, tokens: Tokens, attempts: SignInAttempts) => new SignIn(kept, passwords, tokens, attempts),
    },
    { provide: SignOut, inject: [Sessions], useFactory: (sessions: Sessions) => new SignOut(sessions) },
    {
      provide: Administration,
      inject: [Register, Directory, Passwords, Ids],
      useFactory: (register: Register, directory: Directory, passwords: Passwords, ids: Ids) => new Administration(register, directory, passwords, ids),
    },
    {
      provide: SeedDemonstration,
      inject: [Register, Passwords, Tokens],
      useFactory: (register: Register, passwords: Passwords, tokens: Tokens) => new SeedDemonstration(register, passwords, tokens),
    },
  ],
  exports: [SignIn, SignOut, Sessions, Directory, Administration, SeedDemonstration],
})
export class ParticipantsModule implements OnModuleInit {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignIn) private readonly signIn: SignIn,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.sessions.start();
    await this.signIn.start();
  }
}

import { Injectable } from '@nestjs/common';
import type { Instant } from '#lib/kernel';
import { Directory } from '#lib/participants';
import { Committees } from '../application/committees.js';

/** Committees as participants keep them. */
@Injectable()
export class DirectoryCommittees extends Committees {
  constructor(private readonly directory: Directory) {
    super();
  }

  async holders(committeeId: string, roles: readonly string[], at: Instant, language: string | null) {
    const members = await this.directory.members(committeeId, at);
    const holding = (role: string) =>
      members
        .filter((member) => member.role === role && (language === null || member.languages.length === 0 || member.languages.includes(language)))
        .map(({ personId }) => personId);
    return Object.fromEntries(roles.map((role) => [role, [...new Set(holding(role))]]));
  }

  async exists(committeeId: string) {
    return (await this.directory.committee(committeeId)) !== undefined;
  }
}

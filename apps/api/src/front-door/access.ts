import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { PUBLIC_MARK } from '../openapi/true-to-the-door.js';

export const PUBLIC = 'lockstep:public';
export const OPENS_SESSION = 'lockstep:opens-session';
export const TAKES_FILES = 'lockstep:takes-files';
export const TAKES_YAML = 'lockstep:takes-yaml';

/** Names YAML goes by. */
export const yamlTypes: readonly string[] = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml'];

/** A GET anyone may ask. Whoever is signed in is still known. Never opens a write: those always need a session. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(PUBLIC_MARK, true));

/** The one write without a session: the one that opens it. */
export const OpensSession = () => SetMetadata(OPENS_SESSION, true);

/** This route also reads a body of YAML, as text. Every other route refuses it. */
export const TakesYaml = () => SetMetadata(TAKES_YAML, true);

/** This route reads multipart/form-data, and nothing else. Every other route refuses it. */
export const TakesFiles = () => SetMetadata(TAKES_FILES, true);

import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { CommandAnswerDto } from '../openapi/answer.dto.js';

const names = { type: 'object', additionalProperties: { type: 'string' }, example: { 'zh-Hans': '起草', en: 'Drafting' } } as const;
const facts = { type: 'object', additionalProperties: true } as const;

export class LanguageStandingDto {
  @ApiProperty({ example: 'en' }) language!: string;
  @ApiProperty({ enum: ['none', 'titles', 'complete', 'reviewed', 'approved'] }) level!: string;
  @ApiProperty({ description: 'Units of the base without a counterpart.' }) missing!: number;
  @ApiProperty({ description: 'Units made from an earlier wording of the base.' }) stale!: number;
  @ApiProperty({ description: 'Comes after the base text under a recorded waiver.' }) late!: boolean;
}

export class LanguageSummaryDto extends LanguageStandingDto {
  @ApiProperty({ description: 'Units the base does not have.' }) surplus!: number;
  @ApiProperty({ description: 'Its own latest revision; 0 before there is any text.' }) revision!: number;
  @ApiProperty() published!: boolean;
}

export class PinnedProcedureDto {
  @ApiProperty({ example: 'gbt' }) id!: string;
  @ApiProperty({ example: 1 }) version!: number;
}

export class StandardSummaryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ type: PinnedProcedureDto }) procedure!: PinnedProcedureDto;
  @ApiProperty({ format: 'uuid' }) committee!: string;
  @ApiProperty(names) title!: Record<string, string>;
  @ApiProperty({ example: '30' }) stage!: string;
  @ApiProperty({ format: 'date-time' }) stageSince!: string;
  @ApiProperty({ enum: ['underway', 'suspended', 'frozen', 'published', 'in-force', 'withdrawn', 'ended'] }) condition!: string;
  @ApiProperty({ type: String, nullable: true, example: 'GB/T 50001—2025' }) number!: string | null;
  @ApiProperty({ example: 'zh-Hans' }) baseLanguage!: string;
  @ApiProperty() textRevision!: number;
  @ApiProperty({ type: [LanguageSummaryDto] }) languages!: LanguageSummaryDto[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextDueAt!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day a reader knows it by.' }) nextDueOn!: string | null;
  @ApiProperty() openTasks!: number;
}

export class PortfolioDto {
  @ApiProperty({ type: [StandardSummaryDto] }) items!: StandardSummaryDto[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The cursor of the next page.' }) next!: string | null;
}

export class BaseTextDto {
  @ApiProperty({ example: 'zh-Hans' }) language!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ description: 'SHA-256 over the units: equal texts have equal hashes.' }) hash!: string;
  @ApiProperty({ type: String, nullable: true, example: 'CD' }) label!: string | null;
  @ApiProperty({ description: 'The latest revision that changed more than the editing.' }) lastSubstantive!: number;
}

/** A standard as its page shows it. Votes are counted here, never shown. */
export class StandardDto extends StandardSummaryDto {
  @ApiProperty({ type: BaseTextDto }) text!: BaseTextDto;
  @ApiProperty({ ...facts, description: 'How often each stage was entered.' }) rounds!: object;
  @ApiProperty({ ...facts, nullable: true }) frozen!: object | null;
  @ApiProperty({ ...facts, nullable: true, description: 'Since when it is suspended, why, and what stands still.' }) suspended!: object | null;
  @ApiProperty({ ...facts, nullable: true, description: 'The standards it was split off from, or that became it.' }) cameFrom!: object | null;
  @ApiProperty({ ...facts, nullable: true, description: 'The standards that have come of it.' }) became!: object | null;
  @ApiProperty({ enum: ['none', 'IDT', 'MOD'] }) adoption!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The id of what it replaces; null where that is not kept here.' }) replaces!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'GB/T 20223—2006' }) replacedNumber!: string | null;
  @ApiProperty({ ...facts, description: 'Kind (and language) → the document that stands.' }) documents!: object;
  @ApiProperty() comments!: number;
  @ApiProperty(facts) failures!: object;
  @ApiProperty({ type: [String] }) tasks!: string[];
  @ApiProperty(facts) clocks!: object;
  @ApiProperty(facts) patents!: object;
  @ApiProperty({ ...facts, nullable: true }) publication!: object | null;
  @ApiProperty({ ...facts, nullable: true }) review!: object | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) withdrawnOn!: string | null;
  @ApiProperty(facts) consultations!: object;
  @ApiProperty({ ...facts, description: 'Question → participation; the tally with its arithmetic once closed.' }) ballots!: object;
  @ApiProperty(facts) languageVersions!: object;
}

export class UnmetDto {
  @ApiProperty({ example: 'LANGUAGE_BEHIND' }) code!: string;
  @ApiProperty() because!: string;
  @ApiProperty() remedy!: string;
  @ApiProperty({ type: [String], example: ['translator'] }) who!: string[];
  @ApiProperty(facts) facts!: object;
}

export class TellingDto {
  @ApiProperty({ example: 'StageEntered' }) event!: string;
  @ApiProperty({ type: [String], description: 'In the order of the law: the first one a person holds is the reason given.' }) roles!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'Of an event about one language version, which.' }) language!: string | null;
  @ApiProperty({ description: 'So many people, each once.' }) people!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { 'zh-Hans': 41, en: 4 }, description: 'By the language they are told in.' }) languages!: Record<string, number>;
}

export class MoveDueDto {
  @ApiProperty({ example: 'plan' }) clock!: string;
  @ApiProperty({ format: 'date' }) dueOn!: string;
  @ApiProperty({ description: 'In the zone of the procedure; negative: so many days over.' }) daysLeft!: number;
}

export class PeriodDto extends MoveDueDto {
  @ApiProperty(names) name!: Record<string, string>;
  @ApiProperty({ enum: ['running', 'stopped', 'paused', 'lapsed'] }) state!: string;
  @ApiProperty({ format: 'date' }) startedOn!: string;
  @ApiProperty({ enum: ['freeze', 'escalate'] }) onLapse!: string;
}

export class HolderDto {
  @ApiProperty({ format: 'uuid' }) person!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String] }) languages!: string[];
}

export class RoleHoldersDto {
  @ApiProperty() count!: number;
  @ApiProperty({ type: [HolderDto], description: 'The first twenty.' }) people!: HolderDto[];
}

export class WhatIfDto {
  @ApiProperty({ type: [Object], description: 'What would have happened by then.' }) events!: object[];
  @ApiProperty({ type: [TellingDto] }) telling!: TellingDto[];
  @ApiProperty({ type: String, nullable: true }) move!: string | null;
  @ApiProperty({ ...facts, nullable: true, description: 'Why the move would not be made, as a problem; the rest is then as it would be without it.' }) refused!: object | null;
  @ApiProperty({ ...facts, description: 'Facts that must come with the move, as they were assumed.' }) assumed!: object;
}

export class PossibleMoveDto {
  @ApiProperty({ example: 'open-consultation' }) move!: string;
  @ApiProperty(names) name!: Record<string, string>;
  @ApiProperty({ example: '30' }) to!: string;
  @ApiProperty({ description: 'The way the stage exists for; the others are ways out and back.' }) onward!: boolean;
  @ApiProperty() open!: boolean;
  @ApiProperty({ type: [String] }) by!: string[];
  @ApiProperty({ type: [String], description: 'Facts that must come with it.' }) details!: string[];
  @ApiProperty({ type: [UnmetDto] }) unmet!: UnmetDto[];
  @ApiProperty({ type: [String], description: 'Roles that will be told.' }) told!: string[];
  @ApiProperty({ type: MoveDueDto, nullable: true, description: 'The period that this move would meet.' }) due!: MoveDueDto | null;
  @ApiProperty({ type: [TellingDto], description: 'What would then be told, and to how many.' }) telling!: TellingDto[];
}

export class DueDateDto {
  @ApiProperty({ example: 'clock:plan:warn:90' }) key!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty(facts) facts!: object;
  @ApiProperty({ format: 'date', description: 'The day it is known by, in the zone of the procedure.' }) on!: string;
  @ApiProperty() daysLeft!: number;
}

export class TaskDto {
  @ApiProperty({ format: 'uuid' }) standardId!: string;
  @ApiProperty() key!: string;
  @ApiProperty() role!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) person!: string | null;
  @ApiProperty({ type: String, nullable: true }) language!: string | null;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt!: string | null;
  @ApiProperty(facts) facts!: object;
}

export class TasksDto {
  @ApiProperty({ type: [TaskDto] }) tasks!: TaskDto[];
}

export class PossibleTurnDto {
  @ApiProperty({ enum: ['suspend', 'resume', 'reinstate', 'convert', 'split', 'merge'] }) turn!: string;
  @ApiProperty() open!: boolean;
  @ApiProperty({ type: [String] }) by!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'The stage it leads to, where that is known beforehand.' }) to!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a conversion: the id of the other procedure.' }) procedure!: string | null;
  @ApiProperty({ type: [UnmetDto] }) unmet!: UnmetDto[];
  @ApiProperty({ type: [String] }) told!: string[];
}

export class RecordedExceptionDto {
  @ApiProperty() by!: string;
  @ApiProperty() reason!: string;
  @ApiProperty({ format: 'uuid' }) evidence!: string;
  @ApiPropertyOptional({ format: 'date', description: 'The last day it set.' }) until?: string;
}

export class ExceptionDto {
  @ApiProperty({ example: 'period:draft', description: 'As it is named when an exception is recorded.' }) gate!: string;
  @ApiProperty({ enum: ['consultation', 'clock', 'review'] }) of!: string;
  @ApiProperty() id!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true }) name!: object | null;
  @ApiProperty() source!: string;
  @ApiProperty({ enum: ['seen', 'memory', 'design'] }) mark!: string;
  @ApiProperty({ type: [String], description: 'Roles that may approve it.' }) by!: string[];
  @ApiProperty({ type: [String], nullable: true, description: 'Kinds of documents that prove it; null where any will do.' }) evidence!: string[] | null;
  @ApiProperty({ type: [String], enum: ['reason', 'approver', 'evidence', 'until'] }) needs!: string[];
  @ApiProperty({ type: RecordedExceptionDto, nullable: true }) recorded!: RecordedExceptionDto | null;
}

@ApiExtraModels(RoleHoldersDto)
export class NextDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() version!: number;
  @ApiProperty() stage!: string;
  @ApiProperty() ended!: boolean;
  @ApiProperty({ ...facts, nullable: true }) frozen!: object | null;
  @ApiProperty({ ...facts, nullable: true, description: 'Since when, why, what stands still meanwhile, who may resume it; by whom, for those who are signed in.' }) suspended!: object | null;
  @ApiProperty({ type: [PossibleTurnDto], description: 'What the procedure knows besides its moves, as far as it can be asked here.' }) turns!: PossibleTurnDto[];
  @ApiProperty({ type: [PossibleMoveDto] }) moves!: PossibleMoveDto[];
  @ApiProperty({ type: [String], description: 'Roles that can take the way on, or remove what keeps it shut.' }) holders!: string[];
  @ApiProperty({ type: [String], description: 'Roles of whoever asks, here; none without a session.' }) mine!: string[];
  @ApiProperty({ type: [LanguageStandingDto] }) languages!: LanguageStandingDto[];
  @ApiProperty({ type: [DueDateDto] }) dueDates!: DueDateDto[];
  @ApiProperty({ type: [TaskDto] }) tasks!: TaskDto[];
  @ApiProperty({ format: 'date-time', description: 'The instant this is about.' }) at!: string;
  @ApiProperty({ format: 'date', description: 'Its day in the zone of the procedure.' }) on!: string;
  @ApiProperty({ format: 'date-time' }) stageSince!: string;
  @ApiProperty({ description: 'Whole days; the day of arrival is not counted.' }) daysAtStage!: number;
  @ApiProperty({ type: [PeriodDto] }) clocks!: PeriodDto[];
  @ApiProperty({ type: [ExceptionDto], description: 'Periods here that the law words with "generally": what an exception takes, and the one on record.' }) exceptions!: ExceptionDto[];
  @ApiPropertyOptional({ type: 'object', additionalProperties: { $ref: getSchemaPath(RoleHoldersDto) }, description: 'Role → who holds it; only for those who are signed in.' }) people?: Record<string, RoleHoldersDto>;
  @ApiProperty({ type: WhatIfDto, nullable: true }) whatIf!: WhatIfDto | null;
}

export class LoggedEventDto {
  @ApiProperty({ description: 'From 1, without gaps.' }) position!: number;
  @ApiProperty({ example: 'StageEntered' }) type!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty() actor!: string;
  @ApiProperty(facts) body!: object;
  @ApiProperty({ description: 'The hash of the event before.' }) previous!: string;
  @ApiProperty({ description: 'SHA-256 over the canonical JSON of standardId, position, type, at, actor, body and previous.' }) hash!: string;
}

export class LogDto {
  @ApiProperty({ type: [LoggedEventDto] }) events!: LoggedEventDto[];
  @ApiProperty({ type: Number, nullable: true, description: 'The position to go on from.' }) next!: number | null;
}

export class BrokenLinkDto {
  @ApiProperty() position!: number;
  @ApiProperty({ enum: ['gap', 'previous', 'hash', 'state'] }) because!: string;
}

export class CheckedDto {
  @ApiProperty({ description: 'How many were hashed again.' }) checked!: number;
  @ApiProperty({ description: 'Of these: recorded before the log named hashes of this kind, so compared only with the hash beside them.' }) notCovered!: number;
  @ApiProperty({ description: 'How many are not what the record says.' }) mismatched!: number;
}

export class CheckedContentsDto {
  @ApiProperty({ type: CheckedDto, description: 'Attached documents, by their bytes.' }) documents!: CheckedDto;
  @ApiProperty({ type: CheckedDto, description: 'Published pages, by their bytes.' }) pages!: CheckedDto;
  @ApiProperty({ type: CheckedDto, description: 'Revisions of texts: which units, in which order.' }) texts!: CheckedDto;
  @ApiProperty({ type: CheckedDto, description: 'What units say, each wording once.' }) units!: CheckedDto;
  @ApiProperty({ type: CheckedDto, description: 'Pictures that texts show.' }) pictures!: CheckedDto;
}

export class MismatchPlaceDto {
  @ApiProperty({ required: false, description: 'Of the document, the published page or the unit.' }) id?: string;
  @ApiProperty({ type: String, required: false, nullable: true }) language?: string | null;
  @ApiProperty({ required: false, description: 'The first revision it is in.' }) revision?: number;
  @ApiProperty({ type: Number, required: false, nullable: true, description: 'Of the event that says what it should be; null when none does.' }) position?: number | null;
}

export class MismatchDto {
  @ApiProperty({ enum: ['document', 'page', 'text', 'unit', 'picture'] }) what!: string;
  @ApiProperty({ type: MismatchPlaceDto }) where!: MismatchPlaceDto;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 in the record; null when no event accounts for it.' }) expected!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of what is kept now; null when it is gone.' }) found!: string | null;
}

export class VerificationDto {
  @ApiProperty({ description: 'The chain holds, tells the present state, and everything it names is what it says.' }) ok!: boolean;
  @ApiProperty() events!: number;
  @ApiProperty({ description: 'The hash of the last event: keep it, and nothing before it can be changed unnoticed.' }) head!: string;
  @ApiProperty({ type: BrokenLinkDto, nullable: true }) brokenAt!: BrokenLinkDto | null;
  @ApiProperty({ type: CheckedContentsDto }) contents!: CheckedContentsDto;
  @ApiProperty({ type: [MismatchDto], description: 'The first 200 of each kind.' }) mismatches!: MismatchDto[];
}

export class AttachedAnswerDto extends CommandAnswerDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: the same bytes had been attached before.' }) document!: string | null;
}

export class DocumentDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) standardId!: string;
  @ApiProperty({ example: 'EXPLANATION' }) kind!: string;
  @ApiProperty({ type: String, nullable: true }) language!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty({ example: 'application/pdf' }) mediaType!: string;
  @ApiProperty({ description: 'Of its bytes; the event that attached it names the same.' }) sha256!: string;
  @ApiProperty() by!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class DocumentsDto {
  @ApiProperty({ type: [DocumentDto] }) documents!: DocumentDto[];
}

export class CreatedAnswerDto extends CommandAnswerDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
}

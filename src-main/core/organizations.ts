import { ApiKeyService } from '#main/features/api/keys.ts';
import { PushService } from '#main/features/api/pushes.ts';
import { ReadingService } from '#main/features/api/readings.ts';
import { WebhookService } from '#main/features/api/webhooks/service.ts';
import { ActivityService } from '#main/features/audit/activities.ts';
import { AuditService } from '#main/features/audit/service.ts';
import { CheckInService } from '#main/features/check-in/service.ts';
import { WalkInService } from '#main/features/check-in/walk-in.ts';
import { ConflictService } from '#main/features/conflicts/service.ts';
import { DemoService } from '#main/features/demo/service.ts';
import { DeskService } from '#main/features/desk/service.ts';
import { DocumentService } from '#main/features/documents/service.ts';
import { EventService } from '#main/features/events/service.ts';
import { ExportService } from '#main/features/exports/service.ts';
import { ImportService } from '#main/features/import/service.ts';
import type { ImportWorkers } from '#main/features/import/worker-client.ts';
import { InterestService } from '#main/features/interests/service.ts';
import { KioskService } from '#main/features/kiosk/service.ts';
import { ChoiceService } from '#main/features/matching/choices.ts';
import { RoundPairingService } from '#main/features/matching/rounds.ts';
import { MatchingService } from '#main/features/matching/service.ts';
import { SuggestionService } from '#main/features/matching/suggestions.ts';
import { ArrivalService } from '#main/features/meetings/arrivals.ts';
import { DelayService } from '#main/features/meetings/delay.ts';
import { LiveService } from '#main/features/meetings/live.ts';
import { ReplanService } from '#main/features/meetings/replanning.ts';
import { MeetingService } from '#main/features/meetings/service.ts';
import { MessageService } from '#main/features/messages/service.ts';
import { NotificationService } from '#main/features/notifications/service.ts';
import { OrganizationService } from '#main/features/organizations/service.ts';
import { PlanService } from '#main/features/plans/service.ts';
import { SolvingService } from '#main/features/plans/solving.ts';
import { PrintService } from '#main/features/print/service.ts';
import { RetentionService } from '#main/features/privacy/retention.ts';
import { PrivacyService } from '#main/features/privacy/service.ts';
import { ProgrammeService } from '#main/features/programme/service.ts';
import { RecordService } from '#main/features/records/service.ts';
import { BadgeService } from '#main/features/registrations/badges.ts';
import { BulkService } from '#main/features/registrations/bulk.ts';
import { RegistrationService } from '#main/features/registrations/service.ts';
import { WaitlistService } from '#main/features/registrations/waitlist.ts';
import { TaskService } from '#main/features/tasks/service.ts';
import { AccountService } from '#main/features/users/accounts.ts';
import { PasscodeService } from '#main/features/users/passcodes.ts';
import type { SessionService } from '#main/features/users/sessions.ts';
import { VenueService } from '#main/features/venues/service.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import type { Printer } from '#main/ports/printer.ts';
import type { Reader } from '#main/ports/reader.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import type { DirectoryUpkeep } from '#main/storage/projections/directory-upkeep.ts';
import type { Vocabulary } from '#main/storage/vocabulary.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Caller } from '#shared/rpc/server.ts';
import type { Context } from './context.ts';
import type { Downloads } from './downloads.ts';
import type { Uploads } from './uploads.ts';

/** What the features of an organization need of the installation. */
export interface Shared {
  context: Omit<Context, 'organizationId' | 'publish'>;
  /** Tells those of one organization. */
  publishTo(organizationId: string): Context['publish'];
  homeId: string;
  hostName: string;
  sessions: SessionService;
  uploads: Uploads;
  downloads: Downloads;
  files: FileStore;
  upkeep: DirectoryUpkeep;
  vocabulary: Vocabulary;
  /** The data folder. */
  folder: string;
  workers: ImportWorkers;
  reader: Reader;
  printer: Printer;
  secrets: Secrets;
  passwords: Passwords;
}

/** The features, for one organization: none of them can see another's data, since it knows of one alone. */
export type Features = ReturnType<typeof createFeatures>;

function createFeatures(shared: Shared, organizationId: string) {
  const context: Context = { ...shared.context, organizationId, publish: shared.publishTo(organizationId) };
  const isHome = organizationId === shared.homeId;
  const desk = new DeskService(context, { hostName: shared.hostName, isHome });
  const tasks = new TaskService(context);
  const notifications = new NotificationService(context);
  const waitlist = new WaitlistService(context, notifications);
  const events = new EventService(context, { notifications, waitlist });
  const registrations = new RegistrationService(context, waitlist, notifications);
  const audit = new AuditService(context);
  const activities = new ActivityService(context, desk);
  const imports = new ImportService(context, shared.workers, shared.uploads);
  const privacy = new PrivacyService(context, { ...shared, audit, activities, tasks, imports });
  const badges = new BadgeService(context, registrations, shared.reader, shared.secrets);
  const matching = new MatchingService(context, notifications);
  const checkIns = new CheckInService(context, { desk, badges, imports });
  const interests = new InterestService(context);
  const choices = new ChoiceService(context, { desk, matching });
  const suggestions = new SuggestionService(context);
  const plans = new PlanService(context, notifications);
  const solving = new SolvingService(context, { plans, suggestions, tasks });
  const documents = new DocumentService(context, shared);
  const programme = new ProgrammeService(context, plans);
  return {
    context,
    organization: new OrganizationService(context),
    accounts: new AccountService(context, shared.passwords, shared.sessions),
    passcodes: new PasscodeService(context, shared.passwords, shared.sessions),
    desk,
    events,
    venues: new VenueService(context),
    programme,
    registrations,
    waitlist,
    bulk: new BulkService(context, { registrations, waitlist, tasks }),
    documents,
    messages: new MessageService(context, notifications),
    audit,
    activities,
    privacy,
    retention: new RetentionService(context, { folder: shared.folder, privacy, isHome }),
    interests,
    matching,
    choices,
    suggestions,
    kiosk: new KioskService(context, {
      registrations,
      interests,
      matching,
      choices,
      suggestions,
      documents,
      badges,
      imports,
      programme,
    }),
    roundPairing: new RoundPairingService(context),
    plans,
    solving,
    meetings: new MeetingService(context),
    live: new LiveService(context, { plans, matching, suggestions }),
    arrivals: new ArrivalService(context, { plans, resolve: { badges, imports } }),
    replanning: new ReplanService(context, { plans, solving }),
    delays: new DelayService(context, plans),
    records: new RecordService(context),
    exports: new ExportService(context, {
      folder: shared.folder,
      downloads: shared.downloads,
      registrations,
      audit,
      events,
      activities,
      tasks,
    }),
    notifications,
    tasks,
    badges,
    imports,
    checkIns,
    conflicts: new ConflictService(context, { desk, checkIns, registrations, badges, plans }),
    walkIns: new WalkInService(context, checkIns),
    prints: new PrintService(context, desk, shared.printer),
    demo: new DemoService(context, events),
    apiKeys: new ApiKeyService(context),
    webhooks: new WebhookService(context, { secrets: shared.secrets, activities, notifications }),
    pushes: new PushService(context, waitlist),
    readings: new ReadingService(context),
  };
}

/** The organizations of an installation, each with features of its own. */
export class Organizations {
  readonly #shared: Shared;
  readonly #features = new Map<string, Features>();

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** The one that the installation was set up with. */
  get home(): Features {
    return this.get(this.#shared.homeId);
  }

  get(organizationId: string): Features {
    const features = this.#features.get(organizationId) ?? createFeatures(this.#shared, organizationId);
    this.#features.set(organizationId, features);
    return features;
  }

  /** The features of the caller's organization. @throws AppError `notSignedIn` */
  of(caller: Caller): Features {
    if (caller.organizationId === null) throw new AppError('notSignedIn', 'Sign in first.');
    return this.get(caller.organizationId);
  }

  /** Those that are in use. */
  all(): Features[] {
    return [...this.#features.values()];
  }
}

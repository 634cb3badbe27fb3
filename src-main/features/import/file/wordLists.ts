import { foldKey } from './fold.ts';
import type { ImportedStatus } from './types.ts';

const keys = (text: string): ReadonlySet<string> => new Set(text.split('|').map(foldKey));

const YES = keys(
  'yes|y|true|1|x|✓|on|ja|j|wahr|oui|o|vrai|sí|si|s|verdadero|sim|verdadeiro|vero|waar|sant|tak|prawda|ano|áno|igen|da|evet|e|да|д|истина|так|ναι|kyllä|是|对|有|はい|有り|あり|예|네|نعم|כן|có|ya',
);
const NO = keys(
  'no|n|false|0|-|off|nein|falsch|non|faux|falso|não|nao|nee|onwaar|nej|nei|falskt|nie|fałsz|ne|nem|nu|hayır|h|нет|н|ложь|ні|όχι|ei|否|不|没有|いいえ|無|なし|아니요|아니오|لا|לא|không|tidak',
);
const TICKS = new Set(['✓', '✔', '☑', '✅', '●', '•']);
const CROSSES = new Set(['✗', '✘', '☐', '❌', '-', '–', '—']);

/** Reads a yes or a no in any of the languages; null when the word is neither. An empty value is a no. */
export function readYesNo(value: string): boolean | null {
  const text = value.trim();
  if (text === '' || CROSSES.has(text)) return false;
  if (TICKS.has(text)) return true;
  const key = foldKey(text);
  if (YES.has(key)) return true;
  if (NO.has(key)) return false;
  return null;
}

/** The ordinary case: nothing about the word needs keeping. */
const ENROLLED = keys(
  `approved|attending|confirmed|registered|enrolled|active|valid|paid|complete|completed|ok|accepted|going|issued|booked|sold|free|success|successful|attendee|purchased|checked out of cart|
  bestätigt|angemeldet|bezahlt|gültig|zugesagt|teilnehmend|aktiv|registriert|genehmigt|nimmt teil|gebucht|confirmé|confirmée|inscrit|inscrite|payé|payée|validé|validée|approuvé|approuvée|participe|actif|valide|
  confirmado|confirmada|inscrito|inscrita|pagado|pagada|aprobado|aprobada|asistirá|asiste|activo|válido|registrado|registrada|pago|paga|aprovado|aprovada|ativo|participando|confermato|confermata|iscritto|iscritta|pagato|pagata|approvato|approvata|partecipa|attivo|
  bevestigd|ingeschreven|aangemeld|betaald|goedgekeurd|actief|geldig|neemt deel|bekräftad|anmäld|betald|godkänd|deltar|bekreftet|påmeldt|betalt|godkjent|bekræftet|tilmeldt|godkendt|deltager|
  potwierdzony|potwierdzona|potwierdzone|opłacone|opłacony|opłacona|zapłacono|zarejestrowany|zarejestrowana|zatwierdzony|potvrzeno|potvrzený|zaplaceno|registrován|schváleno|megerősítve|fizetve|onaylandı|ödendi|kayıtlı|katılıyor|
  подтвержден|подтверждено|подтверждена|оплачен|оплачено|оплачена|зарегистрирован|зарегистрирована|одобрено|участвует|підтверджено|сплачено|已确认|已付款|已报名|已支付|已通过|有效|報名成功|確定|承認|承認済み|支払済|支払済み|参加|登録済み|확정|승인|결제 완료|참석|مؤكد|مدفوع|مسجل|موافق عليه`,
);
/** Enrolled, and the word says something that staff may want to see: it is kept as an extra field. */
const ENROLLED_KEPT = keys(
  'checked in|checkedin|eingecheckt|attended|teilgenommen|no show|noshow|absent|partially refunded|teilweise erstattet|walk in|ingecheckt|enregistré|incheckad|已签到|チェックイン済み|draft|in progress|transferred in',
);
const UNPAID = keys(
  `pending|unpaid|not paid|payment pending|pending payment|awaiting payment|overdue|open|reserved|pay later|
  ausstehend|offen|nicht bezahlt|unbezahlt|zahlung ausstehend|überfällig|reserviert|en attente|en attente de paiement|impayé|impayée|non payé|non payée|pendiente|pendiente de pago|no pagado|no pagada|reservado|pendente|não pago|nao pago|aguardando pagamento|in attesa di pagamento|in sospeso|non pagato|in attesa|
  openstaand|niet betaald|onbetaald|gereserveerd|obetald|väntar på betalning|ikke betalt|ubetalt|nieopłacone|nieopłacony|oczekujące|oczekuje na płatność|nezaplaceno|čeká na platbu|čekající|fizetésre vár|beklemede|ödenmedi|ödeme bekliyor|не оплачен|не оплачено|неоплачено|ожидает оплаты|в ожидании|не сплачено|未付款|未支付|待付款|待支付|未払い|支払待ち|保留中|미결제|결제 대기|غير مدفوع|قيد الانتظار`,
);
const WAITLISTED = keys(
  `waitlist|waitlisted|wait listed|wait list|waiting list|waiting|on waitlist|on waiting list|on the waiting list|standby|reserve list|pending approval|awaiting approval|approval pending|invited|tentative|maybe|
  warteliste|auf warteliste|auf der warteliste|wartend|freigabe ausstehend|eingeladen|vielleicht|liste d’attente|sur liste d’attente|en liste d’attente|en attente d’approbation|invité|invitée|lista de espera|en lista de espera|em lista de espera|na lista de espera|pendiente de aprobación|aguardando aprovação|invitado|convidado|lista d’attesa|in lista d’attesa|in lista di attesa|in attesa di approvazione|invitato|
  wachtlijst|op wachtlijst|op de wachtlijst|wacht op goedkeuring|uitgenodigd|väntelista|på väntelista|venteliste|på venteliste|inviteret|invitert|inbjuden|lista rezerwowa|lista oczekujących|na liście rezerwowej|na liście oczekujących|čekací listina|na čekací listině|pořadník|náhradník|várólista|várólistán|listă de așteptare|bekleme listesi|bekleme listesinde|yedek|лист ожидания|в листе ожидания|список ожидания|приглашен|лист очікування|候补|候补名单|等候名单|候補|キャンセル待ち|補欠|招待中|承認待ち|대기|대기자|대기 명단|قائمة الانتظار`,
);
const CANCELLED = keys(
  `cancelled|canceled|cancel|cancelled by attendee|not attending|not going|declined|rejected|refunded|deleted|void|voided|invalid|expired|withdrawn|removed|transferred|no longer attending|denied|chargeback|revoked|blocked|refund|
  storniert|abgesagt|abgelehnt|erstattet|abgelaufen|gelöscht|ungültig|abgemeldet|nimmt nicht teil|zurückgezogen|annulé|annulée|remboursé|remboursée|refusé|refusée|expiré|expirée|supprimé|ne participe pas|décliné|cancelado|cancelada|anulado|anulada|reembolsado|reembolsada|rechazado|rechazada|expirado|caducado|eliminado|no asistirá|no asiste|recusado|recusada|
  annullato|annullata|cancellato|cancellata|rimborsato|rimborsata|rifiutato|scaduto|eliminato|non partecipa|geannuleerd|geweigerd|afgewezen|terugbetaald|verlopen|verwijderd|afgemeld|neemt niet deel|avbokad|avbruten|avböjt|återbetald|inställd|annullerad|avbestilt|avlyst|kansellert|avslått|refundert|annulleret|aflyst|afvist|afmeldt|refunderet|
  anulowane|anulowany|anulowana|odwołane|odrzucony|odrzucone|zwrócone|zwrócono|wygasłe|zrušeno|zrušená|zrušený|stornováno|odmítnuto|vráceno|törölve|lemondva|anulat|iptal|iptal edildi|reddedildi|iade edildi|отменен|отменено|отменена|отмена|возврат|возвращен|отклонен|отклонено|аннулирован|скасовано|已取消|取消|已退款|已退票|已拒绝|已过期|キャンセル|キャンセル済|キャンセル済み|取消済み|辞退|返金済み|不参加|취소|취소됨|환불|거절|불참|ملغي|ملغى|تم الإلغاء|مسترد|مرفوض`,
);

export interface StatusReading {
  readonly status: ImportedStatus;
  /** The word says more than the status does: keep it as an extra field. */
  readonly keep: boolean;
  /** A plain sentence for the row, or null. */
  readonly warning: string | null;
}

/**
 * Reads a status word. Decisions that matter at the door:
 * - Unpaid is not cancelled. A person with an open invoice stands at the desk with a real order: enrolled, with a warning.
 * - "Pending" in a column about approval (Luma) waits for the organizer: waitlisted.
 * - Invited people have not answered: waitlisted, so that they are not counted as expected.
 * - Expired, refunded and deleted orders have given their place back: cancelled.
 * - A word that nobody foresaw must not turn somebody away: enrolled, with a warning, and the word is kept.
 */
export function readStatus(word: string, heading: string): StatusReading {
  const key = foldKey(word);
  if (key === '' || ENROLLED.has(key)) return { status: 'enrolled', keep: false, warning: null };
  if (ENROLLED_KEPT.has(key)) return { status: 'enrolled', keep: true, warning: null };
  if (CANCELLED.has(key)) return { status: 'cancelled', keep: true, warning: null };
  if (WAITLISTED.has(key)) return { status: 'waitlisted', keep: true, warning: null };
  if (UNPAID.has(key)) {
    if (foldKey(heading).includes('approval')) return { status: 'waitlisted', keep: true, warning: null };
    return { status: 'enrolled', keep: true, warning: `Not paid yet (“${heading}”).` };
  }
  const answer = readYesNo(word);
  if (answer !== null) return { status: answer ? 'enrolled' : 'cancelled', keep: true, warning: null };
  return { status: 'enrolled', keep: true, warning: `Unknown status in “${heading}”: taken as enrolled.` };
}

/** Reads a "paid" column: true, false, or null when the word is not known. */
export function readPaid(word: string): boolean | null {
  const key = foldKey(word);
  if (UNPAID.has(key) || CANCELLED.has(key)) return false;
  if (ENROLLED.has(key)) return true;
  return readYesNo(word);
}

/** Why a session was ended from elsewhere: signed out, or something about the account or the passcode is other than it was. */
export const SESSION_ENDS = ['signedOut', 'password', 'role', 'inactive', 'passcode'] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

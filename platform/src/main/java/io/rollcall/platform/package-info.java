/// Accounts, organizations, memberships, directories, groups, teams, tokens and the log, and **the
/// acts** on them: every act takes values, runs in one transaction together with its log entry, and
/// answers with an `Outcome`. The front door is `Platform`. What differs between vendors is a
/// `Preset`, a record of policies; nothing here knows a vendor.
@NullMarked
package io.rollcall.platform;

import org.jspecify.annotations.NullMarked;

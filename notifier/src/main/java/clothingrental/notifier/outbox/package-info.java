/** Mails that are to be sent, and what became of them: an outbox in the database, and the senders that empty it. */
@NullMarked
package clothingrental.notifier.outbox;

import org.jspecify.annotations.NullMarked;

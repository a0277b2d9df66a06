/** Mails leave the house by SMTP. */
@NullMarked
package clothingrental.notifier.mail;

import org.jspecify.annotations.NullMarked;

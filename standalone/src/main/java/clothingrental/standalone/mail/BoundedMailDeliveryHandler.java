package clothingrental.standalone.mail;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Delivers mails as GreenMail does, and removes the oldest where there are too many: GreenMail keeps all of them in
 * memory, for ever.
 */
final class BoundedMailDeliveryHandler implements MessageDeliveryHandler {

    private final MessageDeliveryHandler delivery;
    private final ImapHostManager mailboxes;
    private final int mostOfABox;
    private final int mostInAll;

    /** The boxes of the mails that are kept, the box of the oldest mail first. */
    private final Queue<MailFolder> oldestFirst = new ArrayDeque<>();

    /**
     * @param mostOfABox how many mails a box keeps
     * @param mostInAll how many mails all boxes together keep
     */
    BoundedMailDeliveryHandler(UserManager users, int mostOfABox, int mostInAll) {
        this.delivery = users.getMessageDeliveryHandler();
        this.mailboxes = users.getImapHostManager();
        this.mostOfABox = mostOfABox;
        this.mostInAll = mostInAll;
    }

    @Override
    public GreenMailUser handle(MovingMessage message, MailAddress recipient) throws MessagingException, UserException {
        var user = delivery.handle(message, recipient);
        try {
            makeRoomIn(mailboxes.getInbox(user));
        } catch (FolderException gone) {
            throw new MessagingException("the box is gone", gone);
        }
        return user;
    }

    /** GreenMail stores the mail in the box once its user is known. */
    private synchronized void makeRoomIn(MailFolder box) throws FolderException {
        while (box.getMessageCount() >= mostOfABox) {
            oldestFirst.remove(box);
            removeOldestOf(box);
        }
        while (oldestFirst.size() >= mostInAll) {
            removeOldestOf(oldestFirst.remove());
        }
        oldestFirst.add(box);
    }

    /** Nothing if the customer has emptied the box. */
    private static void removeOldestOf(MailFolder box) throws FolderException {
        var uids = box.getMessageUids();
        if (uids.length > 0) {
            box.setFlags(new Flags(Flags.Flag.DELETED), true, uids[0], null, true);
            box.expunge(new IdRange[] {new IdRange(uids[0])});
        }
    }
}

package clothingrental.notifier.status;

import org.springframework.data.jpa.repository.JpaRepository;

interface SentMails extends JpaRepository<SentMail, String> {}

package clothingrental.ordering.customer;

import org.springframework.data.jpa.repository.JpaRepository;

interface CustomerRecords extends JpaRepository<CustomerRecord, String> {}

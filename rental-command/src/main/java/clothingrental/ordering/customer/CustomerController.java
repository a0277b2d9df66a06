package clothingrental.ordering.customer;

import clothingrental.api.customer.CustomerContact;
import clothingrental.platform.openapi.ApiTags;
import clothingrental.platform.openapi.Refusals;
import clothingrental.platform.security.ForCustomer;
import clothingrental.platform.web.problem.ProblemCode;
import clothingrental.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers tell how to reach them. */
@RestController
@RequestMapping(path = "/api/customers/me", produces = MediaType.APPLICATION_JSON_VALUE)
@ForCustomer
@Tag(name = ApiTags.CUSTOMER, description = ApiTags.CUSTOMER_DESCRIPTION)
class CustomerController {

    private final CustomerContactQueryHandler contacts;

    CustomerController(CustomerContactQueryHandler contacts) {
        this.contacts = contacts;
    }

    // answers nothing: clients made of the description accept problems only
    @PutMapping(produces = MediaType.ALL_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "leaveContact",
            summary = "Leave or change my contact details",
            description = "Where garments are sent and mails go to. Needed before the first order.")
    void leave(Principal customer, @Valid @RequestBody ContactRequest request) {
        contacts.leave(customer.getName(), request.toContact());
    }

    @GetMapping
    @Operation(
            operationId = "getContact",
            summary = "My contact details",
            description = "404 CONTACT_MISSING if there are none yet.")
    @Refusals(value = "CONTACT_MISSING", of = ProblemCode.class)
    CustomerContact show(Principal customer) {
        return contacts.of(customer.getName()).orElseThrow(() -> new ProblemException(ProblemCode.CONTACT_MISSING));
    }
}

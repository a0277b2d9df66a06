package clothingrental.delivery;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The service delivery-command, to be run alone or beside the others. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@AutoConfigurationPackage
public class DeliveryCommandConfiguration {}

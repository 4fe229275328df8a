import { cfn, tf } from '../example';
import { all, any, each, is, isnt, reads, unless, unset } from '../predicate';
import { type InfrastructureRow, on } from '../rule-row';

const DOCS = 'https://docs.aws.amazon.com/';

export const AWS_ACCESS_ROWS: readonly InfrastructureRow[] = [
  {
    name: 'aws-old-tls',
    severity: 'warning',
    category: 'security',
    title: 'Clients may use TLS below 1.2, which can be broken',
    advice: 'Choose a security policy that begins with TLS 1.2.',
    cwe: 326,
    help: `${DOCS}elasticloadbalancing/latest/application/describe-ssl-policies.html`,
    checks: [
      on('aws_api_gateway_domain_name', any(is('security_policy', 'TLS_1_0'), unset('security_policy'))),
      on(
        'aws_cloudfront_distribution',
        reads('viewer_certificate.minimum_protocol_version', /^(?:SSLv3|TLSv1(?:_2016|\.1_2016)?)$/),
      ),
      on('aws_cloudfront_distribution', is('viewer_certificate.cloudfront_default_certificate', true)),
      on(
        'aws_lb_listener aws_alb_listener',
        reads('ssl_policy', /^ELBSecurityPolicy-(?:2015|2016|TLS-1-[01]|FS-2018|FS-1-1|TLS13-1-[01])/),
      ),
      on(
        'aws_elasticsearch_domain aws_opensearch_domain',
        is('domain_endpoint_options.tls_security_policy', 'Policy-Min-TLS-1-0-2019-07'),
      ),
      on('AWS::ApiGateway::DomainName', any(is('SecurityPolicy', 'TLS_1_0'), unset('SecurityPolicy'))),
      on(
        'AWS::CloudFront::Distribution',
        any(
          reads('DistributionConfig.ViewerCertificate.MinimumProtocolVersion', /^(?:SSLv3|TLSv1(?:_2016|\.1_2016)?)$/),
          is('DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate', true),
        ),
      ),
      on(
        'AWS::ElasticLoadBalancingV2::Listener',
        reads('SslPolicy', /^ELBSecurityPolicy-(?:2015|2016|TLS-1-[01]|FS-2018|FS-1-1|TLS13-1-[01])/),
      ),
      on(
        'AWS::Elasticsearch::Domain AWS::OpenSearchService::Domain',
        is('DomainEndpointOptions.TLSSecurityPolicy', 'Policy-Min-TLS-1-0-2019-07'),
      ),
      on('AWS::Serverless::Api', is('Domain.SecurityPolicy', 'TLS_1_0')),
    ],
    examples: {
      bad: [
        tf('aws_api_gateway_domain_name', 'security_policy = "TLS_1_0"'),
        tf('aws_lb_listener', 'ssl_policy = "ELBSecurityPolicy-TLS-1-1-2017-01"'),
        cfn('AWS::Elasticsearch::Domain', 'DomainEndpointOptions:\n  TLSSecurityPolicy: Policy-Min-TLS-1-0-2019-07'),
      ],
      ok: [
        tf('aws_api_gateway_domain_name', 'security_policy = "TLS_1_2"'),
        tf('aws_lb_listener', 'ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"'),
        cfn('AWS::Elasticsearch::Domain', 'DomainEndpointOptions:\n  TLSSecurityPolicy: !Ref Policy'),
      ],
    },
  },
  {
    name: 'aws-plain-http',
    severity: 'warning',
    category: 'security',
    title: 'The service answers over plain HTTP, so passwords and data can be read on the way',
    advice: 'Redirect to HTTPS, or accept HTTPS only.',
    cwe: 319,
    help: `${DOCS}elasticloadbalancing/latest/application/create-https-listener.html`,
    checks: [
      on(
        'aws_cloudfront_distribution',
        any(
          is('default_cache_behavior.viewer_protocol_policy', 'allow-all'),
          is('ordered_cache_behavior.viewer_protocol_policy', 'allow-all'),
        ),
      ),
      on(
        'aws_lb_listener aws_alb_listener',
        all(is('protocol', 'HTTP'), unless(is('default_action.type', 'redirect')), unset('default_action.redirect')),
      ),
      on(
        'AWS::CloudFront::Distribution',
        any(
          is('DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy', 'allow-all'),
          is('DistributionConfig.CacheBehaviors.ViewerProtocolPolicy', 'allow-all'),
        ),
      ),
      on(
        'AWS::ElasticLoadBalancingV2::Listener',
        all(is('Protocol', 'HTTP'), unless(is('DefaultActions.Type', 'redirect'))),
      ),
    ],
    examples: {
      bad: [
        tf('aws_lb_listener', 'protocol = "HTTP"\ndefault_action {\n  type = "forward"\n}'),
        tf('aws_cloudfront_distribution', 'default_cache_behavior {\n  viewer_protocol_policy = "allow-all"\n}'),
        cfn('AWS::ElasticLoadBalancingV2::Listener', 'Protocol: HTTP'),
      ],
      ok: [
        tf('aws_lb_listener', 'protocol = "HTTP"\ndefault_action {\n  type = "redirect"\n}'),
        tf('aws_lb_listener', 'protocol = "HTTPS"'),
        cfn('AWS::ElasticLoadBalancingV2::Listener', 'Protocol: !Ref Protocol'),
      ],
    },
  },
  {
    name: 'aws-load-balancer-weakened',
    severity: 'info',
    category: 'security',
    title: 'The load balancer faces the internet, or passes on headers that are no valid HTTP',
    advice: 'Make it internal where it serves the inside, and set drop_invalid_header_fields.',
    cwe: 444,
    help: `${DOCS}elasticloadbalancing/latest/application/application-load-balancers.html`,
    checks: [
      on(
        'aws_lb aws_alb',
        all(
          unless(is('load_balancer_type', 'gateway')),
          any(is('internal', false), is('drop_invalid_header_fields', false)),
        ),
      ),
      on(
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        all(is('Scheme', 'internet-facing'), unset('LoadBalancerAttributes')),
      ),
      on(
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        each(
          'LoadBalancerAttributes',
          all(is('Key', 'routing.http.drop_invalid_header_fields.enabled'), is('Value', false)),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_lb', 'internal = false'),
        tf('aws_alb', 'drop_invalid_header_fields = false'),
        cfn('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Scheme: internet-facing'),
      ],
      ok: [
        tf('aws_lb', 'internal = true'),
        tf('aws_lb', 'drop_invalid_header_fields = true'),
        cfn('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Scheme: internal'),
      ],
    },
  },
  {
    name: 'aws-api-without-authorization',
    severity: 'warning',
    category: 'security',
    title: 'Everybody who knows the address can call this method',
    advice: 'Set an authorization, or require an API key.',
    cwe: 306,
    help: `${DOCS}apigateway/latest/developerguide/apigateway-control-access-to-api.html`,
    checks: [
      on(
        'aws_api_gateway_method',
        all(is('authorization', 'NONE'), isnt('http_method', 'OPTIONS'), unless(is('api_key_required', true))),
      ),
      on(
        'AWS::ApiGateway::Method',
        all(is('AuthorizationType', 'NONE'), isnt('HttpMethod', 'OPTIONS'), unless(is('ApiKeyRequired', true))),
      ),
    ],
    examples: {
      bad: [
        tf('aws_api_gateway_method', 'http_method = "GET"\nauthorization = "NONE"'),
        tf('aws_api_gateway_method', 'http_method = "ANY"\nauthorization = "NONE"\napi_key_required = false'),
        cfn('AWS::ApiGateway::Method', 'HttpMethod: POST\nAuthorizationType: NONE'),
      ],
      ok: [
        tf('aws_api_gateway_method', 'http_method = "OPTIONS"\nauthorization = "NONE"'),
        tf('aws_api_gateway_method', 'http_method = "GET"\nauthorization = "AWS_IAM"'),
        cfn('AWS::ApiGateway::Method', 'HttpMethod: POST\nAuthorizationType: NONE\nApiKeyRequired: true'),
      ],
    },
  },
  {
    name: 'aws-eks-api-public',
    severity: 'warning',
    category: 'security',
    title: 'The API of the cluster can be reached from the whole internet',
    advice: 'Use the private endpoint, or limit the public one by public_access_cidrs.',
    cwe: 668,
    help: `${DOCS}eks/latest/userguide/cluster-endpoint.html`,
    checks: [
      on(
        'aws_eks_cluster',
        any(
          all(
            unless(is('vpc_config.endpoint_public_access', false)),
            is('vpc_config.public_access_cidrs', '0.0.0.0/0', '::/0'),
          ),
          all(is('vpc_config.endpoint_public_access', true), unset('vpc_config.public_access_cidrs')),
        ),
      ),
      on(
        'aws_eks_cluster',
        each(
          'vpc_config',
          all(
            unset('endpoint_public_access'),
            unset('public_access_cidrs'),
            unset('endpoint_private_access'),
            unset('subnet_ids'),
          ),
        ),
      ),
      on(
        'AWS::EKS::Cluster',
        any(
          all(
            unless(is('ResourcesVpcConfig.EndpointPublicAccess', false)),
            is('ResourcesVpcConfig.PublicAccessCidrs', '0.0.0.0/0', '::/0'),
          ),
          all(is('ResourcesVpcConfig.EndpointPublicAccess', true), unset('ResourcesVpcConfig.PublicAccessCidrs')),
        ),
      ),
    ],
    examples: {
      bad: [
        tf('aws_eks_cluster', 'vpc_config {\n  public_access_cidrs = ["0.0.0.0/0"]\n}'),
        tf('aws_eks_cluster', 'vpc_config {\n  endpoint_public_access = true\n}'),
        cfn('AWS::EKS::Cluster', 'ResourcesVpcConfig:\n  EndpointPublicAccess: true'),
      ],
      ok: [
        tf('aws_eks_cluster', 'vpc_config {\n  endpoint_public_access = false\n}'),
        tf(
          'aws_eks_cluster',
          'vpc_config {\n  endpoint_public_access = true\n  public_access_cidrs = ["10.2.0.0/16"]\n}',
        ),
        cfn('AWS::EKS::Cluster', 'ResourcesVpcConfig:\n  EndpointPublicAccess: !Ref Public'),
      ],
    },
  },
];
